from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.reviews.commands.add_addendum import LONGEST as LONGEST_ADDENDUM
from countersign.reviews.commands.carry_out import LONGEST_OUTCOME
from countersign.reviews.commands.decline_attendance import LONGEST_REASON as LONGEST_APOLOGY
from countersign.reviews.commands.keep_minutes import LONGEST
from countersign.reviews.commands.plan_review import LONGEST_PLACE, LONGEST_REASON, Plan
from countersign.reviews.commands.take_back_opening import LONGEST_REASON as LONGEST_MISTAKE
from countersign.reviews.commands.write_decision import LONGEST_WORDS, Decided
from countersign.reviews.enums import DecisionKind, Part, ReviewKind
from countersign.web.days import NO_DAY
from countersign.web.reviews.effects import choices, read_key
from countersign.web.reviews.words import DECISIONS, ITEMS, KINDS, LEVELS, LEVELS_OF_D
from countersign.web.roles.forms import PersonField, as_id

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.reviews.queries import Outlook

PLANNED = ("planned_on", "kind", "because", "begins", "place", "chair_id", "invited", "guests")
DIGEST = 71


class PeopleField(forms.TypedMultipleChoiceField):
    """Several of the organisation's own people."""

    def __init__(self, **kwargs: Any) -> None:
        sentences = {"invalid_choice": _("Choose people from the list.")}
        super().__init__(coerce=as_id, error_messages=sentences, **kwargs)

    def offer(self, people: Iterable[Person]) -> None:
        self.choices = [(one.id.hex, f"{one.name}, {one.title}" if one.title else str(one.name)) for one in people]


class MeetingForm(ActForm):
    """When and where, who chairs and who comes."""

    begins = forms.CharField(required=False, max_length=5, label=_("At what time?"))
    place = forms.CharField(required=False, max_length=LONGEST_PLACE, label=_("Where, or at which link?"))
    chair_id = PersonField(required=False, label=_("Who chairs it?"))
    invited = PeopleField(required=False, label=_("Who is invited besides?"))

    def __init__(self, *args: Any, people: Iterable[Person], leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chair_id"].offer(leaders, nobody=gettext("Nobody named yet"))
        fields["invited"].offer(people)


class PlanForm(MeetingForm):
    planned_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    kind = forms.TypedChoiceField(
        choices=list(KINDS.items()),
        coerce=ReviewKind,
        label=_("What kind of review is it?"),
        error_messages={"required": _("Choose the kind of review.")},
    )
    because = forms.CharField(required=False, max_length=LONGEST_REASON, label=_("Why is it held?"))
    guests = forms.CharField(required=False, max_length=LONGEST_PLACE, label=_("Who comes from outside?"))

    def arguments(self) -> dict[str, Any]:
        return {"plan": Plan(**{name: self.cleaned_data[name] for name in PLANNED})}


class ChangePlanForm(PlanForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "revision_shown": self.cleaned_data["revision_shown"]}


class SlotsForm(MeetingForm):
    first_on = forms.DateField(label=_("On which day is the first?"), error_messages=NO_DAY)
    full_last = forms.BooleanField(required=False, label=_("The fourth is a full review"))


class OpenForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class ChairForm(OpenForm):
    chair_id = PersonField(label=_("Who signs the minutes?"), error_messages={"required": _("Choose who signs them.")})

    def __init__(self, *args: Any, leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chair_id"].offer(leaders)


class TakeBackForm(OpenForm):
    because = forms.CharField(
        max_length=LONGEST_MISTAKE,
        label=_("It was no meeting, because …"),
        error_messages={"required": _("Say in a sentence why the meeting was no meeting.")},
    )


class CallOffForm(ActForm):
    because = forms.CharField(
        max_length=500,
        label=_("It does not take place, because …"),
        error_messages={"required": _("Say in a sentence why it does not take place.")},
    )


class PartForm(ActForm):
    """One part of the minutes; of an input also how far it was covered."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(required=False, max_length=LONGEST, label=_("What was said about it"))
    level = forms.TypedChoiceField(coerce=int, required=False, label=_("How far was it looked at?"))
    items = forms.MultipleChoiceField(required=False, choices=ITEMS, label=_("With data of"))

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{part.value}_%s", **kwargs)
        fields: dict[str, Any] = self.fields
        if part is not Part.D:
            del fields["items"]
        if len(part.value) > 1:
            del fields["level"]
        else:
            fields["level"].choices = LEVELS_OF_D if part is Part.D else LEVELS

    def arguments(self) -> dict[str, Any]:
        """Where nothing was ticked, it was not looked at."""
        given = super().arguments()
        return {**given, "level": given.get("level") or 0}


class DecisionForm(ActForm):
    kind = forms.TypedChoiceField(
        choices=list(DECISIONS.items()),
        coerce=DecisionKind,
        label=_("What is it about?"),
        error_messages={"required": _("Choose what it is about.")},
    )
    words = forms.CharField(
        max_length=LONGEST_WORDS,
        label=_("What was decided?"),
        error_messages={"required": _("Say what was decided, in a sentence.")},
    )
    decided_by_id = PersonField(label=_("Who decided it?"), error_messages={"required": _("Say who decided it.")})
    owner_id = PersonField(required=False, label=_("Who sees to it?"))
    due_on = forms.DateField(required=False, label=_("By when?"), error_messages=NO_DAY)
    does = forms.ChoiceField(
        required=False,
        label=_("What does it do elsewhere?"),
        error_messages={"invalid_choice": _("That has changed since, or is decided already. Choose again.")},
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[Person],
        deciding: Iterable[Person],
        outlooks: Iterable[Outlook],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, auto_id="id_decision_%s", **kwargs)
        fields: dict[str, Any] = self.fields
        fields["decided_by_id"].offer(deciding)
        fields["owner_id"].offer(people, nobody=gettext("Nobody has anything to do"))
        fields["does"].choices = choices(outlooks)

    def decided(self) -> Decided:
        given = {name: self.cleaned_data[name] for name in DECIDED}
        return Decided(**given, **read_key(self.cleaned_data["does"]))

    def arguments(self) -> dict[str, Any]:
        return {"decided": self.decided()}


DECIDED = ("kind", "words", "decided_by_id", "owner_id", "due_on")


class ChangeDecisionForm(DecisionForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        return {"decided": self.decided(), "revision_shown": self.cleaned_data["revision_shown"]}


class NextForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    next_planned_on = forms.DateField(required=False, label=_("When is the next review?"), error_messages=NO_DAY)
    endorsed = forms.MultipleChoiceField(required=False, label=_("Which version of the policy was confirmed?"))
    guests = forms.CharField(required=False, max_length=LONGEST_PLACE, label=_("Who was there from outside?"))

    def __init__(self, *args: Any, labels: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_next_%s", **kwargs)
        fields: dict[str, Any] = self.fields
        fields["endorsed"].choices = [(one, gettext("Version {label}").format(label=one)) for one in labels]


class DeclineForm(ActForm):
    because = forms.CharField(required=False, max_length=LONGEST_APOLOGY, label=_("I could not come, because …"))


class SignForm(ActForm):
    """What was shown, and the code that was mailed for just that."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    code = forms.CharField(
        max_length=7, label=_("The six digits from the mail"), error_messages={"required": _("Type the six digits.")}
    )


class DoneForm(ActForm):
    done_on = forms.DateField(label=_("On which day was it done?"), error_messages=NO_DAY)
    outcome = forms.CharField(
        max_length=LONGEST_OUTCOME,
        label=_("What came of it?"),
        error_messages={"required": _("Say what came of it, in a sentence.")},
    )


class AddendumForm(ActForm):
    text = forms.CharField(
        max_length=LONGEST_ADDENDUM,
        label=_("What is wrong, and what is right?"),
        error_messages={"required": _("Say what is wrong in the minutes, and what is right.")},
    )

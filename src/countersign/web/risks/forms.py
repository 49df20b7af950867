"""The forms for risks: writing down, assessing, owning, closing, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.risks.commands.assess_risk import LONGEST_WHY
from countersign.risks.commands.close_risk import LONGEST_REASON
from countersign.risks.commands.give_receipt import LONGEST_NOTE
from countersign.risks.commands.propose_treatment import LONGEST_ACTION, LONGEST_PLAN, Plan
from countersign.risks.commands.record_risk import (
    LONGEST_LINK,
    LONGEST_REFERENCE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Described,
)
from countersign.risks.enums import Option, Stance
from countersign.risks.queries import Scale
from countersign.web.days import NO_DAY
from countersign.web.risks.words import OPTIONS, STANCES
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person

WORDS = tuple(Described.__dataclass_fields__)


class DescribedForm(ActForm):
    """What could happen, in words."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is it called?"),
        error_messages={"required": _("Say in a few words what the risk is called.")},
    )
    cause = forms.CharField(max_length=LONGEST_TEXT, required=False, label=_("What could bring it about?"))
    consequence = forms.CharField(max_length=LONGEST_TEXT, required=False, label=_("What would follow?"))
    affected = forms.CharField(max_length=LONGEST_TEXT, required=False, label=_("What, or who, is affected?"))
    reference = forms.CharField(max_length=LONGEST_REFERENCE, required=False, label=_("Its number"))
    link = forms.CharField(max_length=LONGEST_LINK, required=False, label=_("Where else is it kept?"))

    def described(self) -> Described:
        return Described(**{name: self.cleaned_data[name] for name in WORDS})

    def arguments(self) -> dict[str, Any]:
        given = {name: value for name, value in super().arguments().items() if name not in WORDS}
        return {"described": self.described(), **given}


class ChangeForm(DescribedForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class Placing(ActForm):
    """How likely, and how bad; on the organisation's scale."""

    likelihood = forms.TypedChoiceField(
        coerce=int, label=_("How likely is it?"), error_messages={"required": _("Choose how likely it is.")}
    )
    impact = forms.TypedChoiceField(
        coerce=int, label=_("How bad would it be?"), error_messages={"required": _("Choose how bad it would be.")}
    )
    why = forms.CharField(
        max_length=LONGEST_WHY,
        label=_("Why do you see it so?"),
        error_messages={"required": _("Say in a sentence why you see it so.")},
    )

    def __init__(self, *args: Any, measure: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["likelihood"].choices = steps(measure.likelihood)
        fields["impact"].choices = steps(measure.impact)


def steps(words: Iterable[str]) -> list[tuple[str, str]]:
    return [("", gettext("Choose")), *((str(at), f"{at} {word}") for at, word in enumerate(words, 1))]


class RecordForm(DescribedForm, Placing):
    identified_on = forms.DateField(label=_("Since when is it known?"), error_messages=NO_DAY)
    owner_id = PersonField(required=False, label=_("Who is to answer for it?"))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people, nobody=gettext("Nobody named yet"))


class AssessForm(Placing):
    latest_shown = forms.UUIDField(required=False, widget=forms.HiddenInput)
    assessed_on = forms.DateField(label=_("As of which day?"), error_messages=NO_DAY)


class OwnerForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    owner_id = PersonField(label=_("Who is to answer for it?"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)


class OwnForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class CloseRiskForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    closed_on = forms.DateField(label=_("Since which day is it none any more?"), error_messages=NO_DAY)
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It is closed, because …"),
        error_messages={"required": _("Say in a sentence why it is none any more.")},
    )


class SeenForm(ActForm):
    latest_shown = forms.UUIDField(widget=forms.HiddenInput)
    stance = forms.TypedChoiceField(
        choices=list(STANCES.items()),
        coerce=Stance,
        label=_("What do you say?"),
        error_messages={"required": _("Choose one of the sentences.")},
    )
    note = forms.CharField(max_length=LONGEST_NOTE, required=False, label=_("In your own words, if you like"))


class TreatForm(ActForm):
    latest_shown = forms.UUIDField(widget=forms.HiddenInput)
    option = forms.TypedChoiceField(
        choices=list(OPTIONS.items()),
        coerce=Option,
        label=_("What is to be done?"),
        error_messages={"required": _("Choose one of the four.")},
    )
    plan = forms.CharField(
        max_length=LONGEST_PLAN,
        label=_("What exactly; or why you can live with it"),
        error_messages={"required": _("Say what is to be done, or why you can live with it.")},
    )
    carrier_id = PersonField(required=False, label=_("Who does it?"))
    due_on = forms.DateField(required=False, label=_("Until when is it done?"), error_messages=NO_DAY)
    action = forms.CharField(required=False, max_length=LONGEST_ACTION, label=_("Where is it followed up?"))
    until_on = forms.DateField(required=False, label=_("Until when does the decision hold?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["carrier_id"].offer(people, nobody=gettext("Nobody; it is lived with"))

    def arguments(self) -> dict[str, Any]:
        names = tuple(Plan.__dataclass_fields__)
        plan = Plan(**{name: self.cleaned_data[name] for name in names})
        return {"latest_shown": self.cleaned_data["latest_shown"], "plan": plan}


class ApproveForm(ActForm):
    digest_shown = forms.CharField(max_length=71, widget=forms.HiddenInput)


class DoneForm(ActForm):
    carried_out_on = forms.DateField(label=_("On which day was it done?"), error_messages=NO_DAY)


class EndForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=gettext_lazy("Because …"),
        error_messages={"required": _("Say in a sentence why.")},
    )

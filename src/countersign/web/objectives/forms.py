from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.objectives.commands.conclude_objective import LONGEST_LEARNT
from countersign.objectives.commands.propose_objective import LONGEST_MEASURE, LONGEST_UNIT, RAREST, Asked
from countersign.objectives.commands.record_adoption import LONGEST_EVIDENCE
from countersign.objectives.commands.record_measurement import LONGEST_SOURCE
from countersign.objectives.commands.set_goal import LONGEST_TEXT, LONGEST_TITLE, Aimed
from countersign.objectives.enums import Counted, Direction, Outcome
from countersign.objectives.library import MEASURES
from countersign.web.days import NO_DAY
from countersign.web.objectives.words import DIRECTIONS, OUTCOMES
from countersign.web.roles.forms import PersonField, as_id
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.objectives.models import Goal
    from countersign.people.models import Person

DIGEST = 71
LONGEST_FIGURE = 24

GOAL = ("title", "why", "begins_on", "until_on")
ASKED = (
    *("title", "goal_id", "measure", "counted", "baseline", "target", "direction", "unit", "not_practicable"),
    *("zero_incident", "owner_id", "plan_what", "plan_with", "plan_judged", "cadence", "due_on"),
)
"""The fields, named as they are in the commands."""


class GoalForm(ActForm):
    """A goal of the business."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is the business after?"),
        error_messages={"required": _("Say what the business is after, for example a tender or a market.")},
    )
    why = forms.CharField(max_length=LONGEST_TEXT, required=False, label=_("Why, and what has security to do with it?"))
    begins_on = forms.DateField(label=_("From which day?"), error_messages=NO_DAY)
    until_on = forms.DateField(required=False, label=_("Until which day?"), error_messages=NO_DAY)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        aimed = Aimed(**{name: given.pop(name) for name in GOAL})
        return {**given, "aimed": aimed}


class ChangeGoalForm(GoalForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class BecauseForm(ActForm):
    """Why."""

    because = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )


class TermsForm(ActForm):
    """What an objective asks."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is to be reached?"),
        error_messages={"required": _("Say what is to be reached, in a few words.")},
    )
    goal_id = forms.TypedChoiceField(
        required=False, coerce=as_id, empty_value=None, label=_("Which goal of the business does it serve?")
    )
    measure = forms.CharField(required=False, max_length=LONGEST_MEASURE, label=_("What is counted?"))
    counted = forms.TypedChoiceField(
        required=False, coerce=Counted, empty_value=None, label=_("Can Countersign count it?")
    )
    direction = forms.TypedChoiceField(choices=DIRECTIONS, coerce=Direction, label=_("The target is"))
    target = forms.CharField(required=False, max_length=LONGEST_FIGURE, label=_("The number"))
    unit = forms.CharField(required=False, max_length=LONGEST_UNIT, label=_("Its unit"))
    baseline = forms.CharField(required=False, max_length=LONGEST_FIGURE, label=_("Where do you start from?"))
    not_practicable = forms.CharField(
        required=False, max_length=LONGEST_TEXT, label=_("No number is practicable, because …")
    )
    zero_incident = forms.BooleanField(required=False, label=_("The target is that nothing at all happens"))
    owner_id = PersonField(required=False, label=_("Who owns it?"))
    plan_what = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What will be done?"))
    plan_with = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("With what?"))
    plan_judged = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("How will it be judged?"))
    cadence = forms.IntegerField(
        min_value=1,
        max_value=RAREST,
        initial=90,
        label=_("Every how many days is it measured?"),
        error_messages={"required": _("Say after how many days it is measured again, for example 90.")},
    )
    due_on = forms.DateField(required=False, label=_("By which day is it reached?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people, nobody=gettext("Nobody yet"))
        fields["goal_id"].choices = [("", gettext("None yet")), *((one.id.hex, one.title) for one in goals)]
        by_itself = ((one.value, words.in_language(gettext)) for one, words in MEASURES.items())
        fields["counted"].choices = [("", gettext("No, somebody writes the number down")), *by_itself]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        asked = Asked(**{name: given.pop(name) for name in ASKED})
        return {**given, "asked": asked}


class ProposeForm(TermsForm):
    set_on = forms.DateField(label=_("Since when is it pursued?"), error_messages=NO_DAY)


class ChangeTermsForm(TermsForm):
    digest_shown = forms.CharField(required=False, max_length=DIGEST, widget=forms.HiddenInput)


class AdoptionForm(ActForm):
    """An adoption that happened elsewhere."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    adopted_by_id = PersonField(label=_("Who adopted it?"), error_messages={"required": _("Choose somebody.")})
    adopted_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    evidence = forms.CharField(
        max_length=LONGEST_EVIDENCE,
        label=_("What shows it, and where is it?"),
        error_messages={"required": _("Say what shows it: the minutes, for example, and where they are.")},
    )
    scan = forms.FileField(required=False, label=_("A copy"))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["adopted_by_id"].offer(people)

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])


class TellForm(ActForm):
    told_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    how = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("Who was told, and how?"),
        error_messages={"required": _("Say how they were told: in a message, a team meeting, on the intranet.")},
    )


class ExtendForm(BecauseForm):
    due_shown = forms.DateField(widget=forms.HiddenInput)
    due_on = forms.DateField(label=_("By which day is it reached now?"), error_messages=NO_DAY)


class ConcludeForm(ActForm):
    outcome = forms.TypedChoiceField(
        choices=OUTCOMES,
        coerce=Outcome,
        label=_("What came of it?"),
        error_messages={"required": _("Say what came of it.")},
    )
    concluded_on = forms.DateField(label=_("On which day was that clear?"), error_messages=NO_DAY)
    learnt = forms.CharField(
        max_length=LONGEST_LEARNT,
        label=_("What was learnt?"),
        error_messages={"required": _("Say what was learnt: what helped, what hindered, and what follows from it.")},
    )
    replaced_by_id = forms.TypedChoiceField(
        required=False, coerce=as_id, empty_value=None, label=_("Which objective takes its place?")
    )

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["replaced_by_id"].choices = [("", gettext("None")), *others]


class MeasureForm(ActForm):
    measured_on = forms.DateField(label=_("Of which day is the number?"), error_messages=NO_DAY)
    value = forms.CharField(
        max_length=LONGEST_FIGURE,
        label=_("The number"),
        error_messages={"required": _("Write the number, for example 98.5.")},
    )
    source = forms.CharField(
        max_length=LONGEST_SOURCE,
        label=_("Where does it come from?"),
        error_messages={"required": _("Say where the number comes from: a report, a system, a list.")},
    )
    note = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What is behind it?"))


class CountForm(ActForm):
    """One click: nothing is typed."""


class CorrectForm(ActForm):
    value = forms.CharField(required=False, max_length=LONGEST_FIGURE, label=_("The number as it should be"))
    source = forms.CharField(required=False, max_length=LONGEST_SOURCE, label=_("Where does it come from?"))
    because = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("What was wrong?"),
        error_messages={"required": _("Say what was wrong: both stay to be seen.")},
    )

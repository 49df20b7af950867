"""The forms for processes; each field is named like the command's argument."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.processes.commands.describe_process import LONGEST_NAME, MOST_MONTHS, Described
from countersign.processes.enums import LifeStage
from countersign.processes.permissions import LONGEST_PLACE, LONGEST_TEXT
from countersign.web.days import NO_DAY
from countersign.web.policies.record_form import AnybodyField
from countersign.web.processes.words import STAGES
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

YES, NO = "YES", "NO"


class DescribeForm(ActForm):
    """A process, and the security step in it."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        label=_("Which process?"),
        error_messages={"required": _("Say which process it is, as the people who do it call it.")},
    )
    department = forms.CharField(required=False, max_length=LONGEST_NAME, label=_("In which department?"))
    owner_id = AnybodyField(label=_("Who answers for it?"))
    step = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("Which security step stands where?"),
        error_messages={"required": _("Say which security step stands where in it.")},
    )
    evidence = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What shows that it was taken?"))
    covers = forms.TypedMultipleChoiceField(
        required=False,
        coerce=LifeStage,
        choices=STAGES,
        label=_("Which stage of working here does it see to?"),
    )
    cadence_months = forms.IntegerField(
        min_value=1,
        max_value=MOST_MONTHS,
        label=_("Every how many months is an example looked at?"),
        error_messages={"required": _("Write a number of months, for example 6.")},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner_id"]
        owner.offer(people, nobody=gettext("Choose somebody"))

    def arguments(self) -> dict[str, Any]:
        names = ("name", "department", "owner_id", "step", "evidence", "cadence_months")
        told = {name: self.cleaned_data[name] for name in names}
        return {"described": Described(**told, covers=tuple(self.cleaned_data["covers"]))}


class ChangeForm(DescribeForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "revision_shown": self.cleaned_data["revision_shown"]}


class CheckForm(ActForm):
    """One real case. ``people``: who may be named as having looked; none for whoever records their own alone."""

    checked_on = forms.DateField(label=_("On which day did somebody look?"), error_messages=NO_DAY)
    checked_by_id = AnybodyField(required=False, label=_("Who looked?"))
    worked = forms.ChoiceField(
        choices=[(YES, _("Yes, the step was taken")), (NO, _("No, it was missed"))],
        label=_("Was the security step taken?"),
        error_messages={"required": _("Say whether the step was taken.")},
    )
    found = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What was seen?"))
    place = forms.CharField(required=False, max_length=LONGEST_PLACE, label=_("Where can it be seen?"))
    scan = forms.FileField(
        required=False,
        label=_("A copy"),
        error_messages={"empty": _("The file is empty (0 bytes). Scan it again, and choose the new file.")},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looked: Any = self.fields["checked_by_id"]
        looked.offer(people, nobody=gettext("I did"))

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "worked": given["worked"] == YES}


class EndForm(ActForm):
    ended_on = forms.DateField(label=_("Since which day?"), error_messages=NO_DAY)
    because = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("It is not done any more, because …"),
        error_messages={"required": _("Say in a sentence why it is not done any more.")},
    )


def first_check(act: object, today: date) -> dict[str, Any]:
    return {"act": act, "checked_on": today}

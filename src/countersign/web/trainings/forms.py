"""The forms for trainings: recording, putting right, withdrawing, and a list of another system."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.awareness.commands.record_completion import LONGEST_COURSE, LONGEST_SCORE, MOST_AT_ONCE
from countersign.awareness.commands.withdraw_completion import LONGEST_REASON
from countersign.entrance.acts import ActForm
from countersign.web.days import NO_DAY
from countersign.web.lists.forms import ListForm
from countersign.web.people.by_name import LONGEST_LIST, people_named
from countersign.web.people.import_forms import days_field


class TrainingForm(ActForm):
    """What was done, and when."""

    course = forms.CharField(
        max_length=LONGEST_COURSE,
        label=_("Which training?"),
        error_messages={"required": _("Say what the training is called.")},
    )
    completed_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    valid_until = forms.DateField(required=False, label=_("Until when does it count?"))
    score = forms.CharField(required=False, max_length=LONGEST_SCORE, label=_("What came out"))


class RecordForm(TrainingForm):
    """``organisation``: whose people are named."""

    who = forms.CharField(
        max_length=LONGEST_LIST, label=_("Who did it?"), error_messages={"required": _("Say who did the training.")}
    )

    def __init__(self, *args: Any, organisation: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_who(self) -> list[UUID]:
        return [one.id for one in people_named(self.organisation, self.cleaned_data["who"], MOST_AT_ONCE)]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"people_ids": given.pop("who"), **given}


class CorrectForm(TrainingForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It was a mistake, because …"),
        error_messages={"required": _("Say in a sentence what was wrong with it.")},
    )


class CourseListForm(ListForm):
    """A list of what people did in another system."""

    course = forms.CharField(required=False, max_length=LONGEST_COURSE, label=_("Which training is it about?"))
    days = days_field()

"""The forms for trainings: recording, putting right, withdrawing, and a list of another system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.awareness.commands.record_completion import LONGEST_COURSE, LONGEST_SCORE, MOST_AT_ONCE
from countersign.awareness.commands.withdraw_completion import LONGEST_REASON
from countersign.awareness.imports import Column
from countersign.entrance.acts import ActForm
from countersign.web.days import NO_DAY
from countersign.web.people.by_name import LONGEST_LIST, people_named
from countersign.web.people.import_forms import days_field

MEANINGS = [
    ("", _("not used")),
    (Column.ADDRESS.value, _("mail address")),
    (Column.NUMBER.value, _("employee number")),
    (Column.COURSE.value, _("name of the course")),
    (Column.DAY.value, _("day of completion")),
    (Column.UNTIL.value, _("valid until")),
    (Column.STATUS.value, _("status")),
    (Column.SCORE.value, _("what came out")),
]


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


class ListForm(ActForm):
    """A list of another system."""

    file = forms.FileField(
        label=_("The list"),
        error_messages={
            "required": _("Choose the list."),
            "empty": _("The file is empty (0 bytes). Export the list again, and choose the new file."),
        },
    )
    course = forms.CharField(required=False, max_length=LONGEST_COURSE, label=_("Which training is it about?"))
    days = days_field()

    def clean_file(self) -> tuple[bytes, str]:
        """What the file holds, and what it is called."""
        file = self.cleaned_data["file"]
        if file.size > settings.COUNTERSIGN_LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split the list in two."))
        return file.read(), file.name[-100:]


class ConfirmForm(ActForm):
    """``kept``: the list that was shown, under our seal."""

    kept = forms.CharField(max_length=2000, widget=forms.HiddenInput)


class ColumnsForm(ConfirmForm):
    """What each column of a list means."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at, heading in enumerate(headings):
            label = heading or gettext("column {n}").format(n=at + 1)
            self.fields[f"column_{at}"] = forms.ChoiceField(choices=MEANINGS, required=False, label=label)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [name for name in (given.get(one) for one in self.fields if one.startswith("column_")) if name]
        if wrong := what_is_missing(chosen):
            raise forms.ValidationError(wrong)
        return given

    def said(self) -> Mapping[Column, int]:
        given = {int(name.rpartition("_")[2]): value for name, value in self.cleaned_data.items() if "column_" in name}
        return {Column(value): at for at, value in given.items() if value}


def what_is_missing(chosen: Sequence[str]) -> str:
    """Why columns cannot be read so, or nothing."""
    words = dict(MEANINGS)
    twice = sorted({name for name in chosen if chosen.count(name) > 1})
    if twice:
        return gettext("Two columns cannot both be the {field}: choose one.").format(field=words[twice[0]])
    if not {Column.ADDRESS.value, Column.NUMBER.value} & set(chosen):
        return gettext("Say which column holds the mail address, or the employee number.")
    if Column.DAY.value not in chosen:
        return gettext("Say which column holds the day of completion.")
    return ""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.policies.commands.ask_readers import LONGEST_NOTE, MOST_READERS
from countersign.policies.commands.remark import LONGEST_BODY, LONGEST_PASSAGE
from countersign.policies.commands.settle import LONGEST_ANSWER
from countersign.web.people.by_name import LONGEST_LIST, people_named

YES, NO = "YES", "NO"


class LookForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class RemarkForm(LookForm):
    """About one part of the draft: something to say, and its words as they should be. A part that is no single
    heading or paragraph has no field for its words.
    """

    block = forms.CharField(max_length=40, widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    passage = forms.CharField(max_length=LONGEST_PASSAGE, required=False, label=_("How it should read"))
    body = forms.CharField(max_length=LONGEST_BODY, required=False, label=_("What you want to say about it"))

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        sent = self.add_prefix("passage") in self.data
        return {**given, "passage": given["passage"] if sent else None, "words_shown": given["words_shown"] or None}


class SettleForm(LookForm):
    """Followed, or not; the button says which."""

    answer = forms.CharField(max_length=LONGEST_ANSWER, required=False, label=_("Your answer"))
    taken = forms.ChoiceField(choices=[(YES, _("Yes")), (NO, _("No"))])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "taken": given["taken"] == YES}


class AskForm(ActForm):
    """Who should read the draft, by when, and what whoever asks wants to know."""

    people = forms.CharField(
        max_length=LONGEST_LIST,
        label=_("Who should read it?"),
        error_messages={"required": _("Say who should read it: one name or mail address a line.")},
    )
    answer_by = forms.DateField(required=False, label=_("By when?"))
    note = forms.CharField(max_length=LONGEST_NOTE, required=False, label=_("What do you want to know from them?"))

    def __init__(self, *args: Any, organisation: UUID, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.today = organisation, today

    def clean_people(self) -> list[UUID]:
        return [one.id for one in people_named(self.organisation, self.cleaned_data["people"], MOST_READERS)]

    def clean_answer_by(self) -> date | None:
        day: date | None = self.cleaned_data["answer_by"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("That day has passed: choose a later one."))
        return day

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**{name: value for name, value in given.items() if name != "people"}, "person_ids": given["people"]}

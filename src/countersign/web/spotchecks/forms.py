"""The forms of spot checks: how many to draw, what was answered, and whoever was asked by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as spoken
from django.utils.translation import gettext_lazy as _

from countersign.awareness.commands.withdraw_completion import LONGEST_REASON
from countersign.awareness.enums import AskedAs, Mark
from countersign.awareness.library import Asked
from countersign.awareness.queries import MOST
from countersign.entrance.acts import ActForm
from countersign.web.days import NO_DAY
from countersign.web.people.by_name import people_named

MARKS = [(Mark.YES.value, _("Yes")), (Mark.PARTLY.value, _("Partly")), (Mark.NO.value, _("No"))]
FOUND = [("yes", _("Yes, I found it")), ("no", _("No, I did not"))]
AS = [
    (AskedAs.ROLE.value, _("As the holder of a role")),
    (AskedAs.MANAGER.value, _("As somebody to whom others report")),
]

NO_ANSWER = {"required": _("Choose an answer. “No” is as good as any other."),
             "invalid_choice": _("Choose one of the answers on the page.")}  # fmt: skip


class FixForm(ActForm):
    size = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        label=_("How many people?"),
        error_messages={"invalid": _("Say it as a number.")},
    )


class DrawForm(ActForm):
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)


class AnswersForm(ActForm):
    """One field a question, and whether the policy was found."""

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [one.number for one in asked]
        for one in asked:
            label = one.asks.in_language(spoken)
            self.fields[one.number] = forms.ChoiceField(choices=MARKS, label=label, error_messages=NO_ANSWER)
        self.fields["found"] = forms.ChoiceField(
            choices=FOUND, label=_("Open the policy now. Did you find it?"), error_messages=NO_ANSWER
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        marks = {number: Mark(given.pop(number)) for number in self.numbers}
        return {**given, "marks": marks, "found": given["found"] == "yes"}


class InterviewForm(ActForm):
    """Whoever holds a role is asked other things than whoever leads a department; what was not asked stays open."""

    who = forms.CharField(
        max_length=200, label=_("Who was asked?"), error_messages={"required": _("Say who was asked.")}
    )
    asked_as = forms.ChoiceField(
        choices=AS,
        label=_("As what?"),
        error_messages={"required": _("Say as what they were asked.")},
    )
    asked_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, organisation: UUID, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.numbers = organisation, [one.number for one in asked]
        for one in asked:
            label = one.asks.in_language(spoken)
            choices = [("", _("not asked")), *MARKS]
            self.fields[one.number] = forms.ChoiceField(choices=choices, label=label, required=False)

    def clean_who(self) -> UUID:
        return people_named(self.organisation, self.cleaned_data["who"], 1)[0].id

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        marks = {number: Mark(mark) for number in self.numbers if (mark := given.pop(number))}
        person, asked_as = given.pop("who"), AskedAs(given.pop("asked_as"))
        return {**given, "person_id": person, "asked_as": asked_as, "marks": marks}


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It was a mistake, because …"),
        error_messages={"required": _("Say in a sentence what was wrong with it.")},
    )

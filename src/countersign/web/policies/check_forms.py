"""The form for questions about a policy: five blocks, of which those that are empty ask nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.policies.commands.set_checks import (
    FEWEST_ANSWERS,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_CHECKS,
    Wanted,
)

LETTERS = "ABCD"
"""One for each answer that a question may have."""


class ChecksForm(ActForm):
    """``shown``: the questions that there were, by their identifiers, with spaces between them."""

    shown = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_CHECKS + 1):
            question = _("Question {n}").format(n=number)
            self.fields[f"text_{number}"] = forms.CharField(required=False, max_length=LONGEST_QUESTION, label=question)
            for letter in LETTERS:
                label = _("Answer {letter}").format(letter=letter)
                answer = forms.CharField(required=False, max_length=LONGEST_ANSWER, label=label)
                self.fields[f"answer_{number}_{letter}"] = answer
            self.fields[f"right_{number}"] = forms.ChoiceField(
                required=False, choices=[(one, one) for one in LETTERS], label=_("Which one is right?")
            )

    def clean_shown(self) -> list[UUID]:
        try:
            return [UUID(hex=one) for one in self.cleaned_data["shown"].split()]
        except ValueError:
            return []

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in range(1, MOST_CHECKS + 1):
            self.check_block(given, number)
        return given

    def check_block(self, given: dict[str, Any], number: int) -> None:
        """What is begun is whole: a question, two answers, and which of them is right."""
        text, right = given.get(f"text_{number}"), given.get(f"right_{number}")
        filled = [letter for letter in LETTERS if given.get(f"answer_{number}_{letter}")]
        if not text and not filled:
            return
        if not text:
            self.add_error(f"text_{number}", _("Write the question, or take its answers out."))
        if len(filled) < FEWEST_ANSWERS:
            self.add_error(f"answer_{number}_A", _("Give at least two answers to choose from."))
        elif right not in filled:
            self.add_error(f"right_{number}", _("Say which answer is right: one that you have written."))

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"shown": given["shown"], "wanted": [one for n in range(1, MOST_CHECKS + 1) if (one := self.wanted(n))]}

    def wanted(self, number: int) -> Wanted | None:
        """One question; nothing for an empty block."""
        given = self.cleaned_data
        filled = [letter for letter in LETTERS if given[f"answer_{number}_{letter}"]]
        if not given[f"text_{number}"]:
            return None
        answers = tuple(given[f"answer_{number}_{letter}"] for letter in filled)
        return Wanted(given[f"text_{number}"], answers, filled.index(given[f"right_{number}"]))

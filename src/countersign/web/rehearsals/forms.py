"""The forms of rehearsals: how one did, question by question; or that one only read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as spoken
from django.utils.translation import gettext_lazy as _

from countersign.awareness.library import Asked
from countersign.entrance.acts import ActForm

SCORES = [
    ("2", _("From my own knowledge, with an example")),
    ("1", _("Partly, or I know where to look")),
    ("0", _("I could not say")),
]


class RehearseForm(ActForm):
    """``kept``: what the questions are chosen by, under our seal. ``briefing``: the button of whoever only read it."""

    kept = forms.CharField(max_length=500, widget=forms.HiddenInput)
    briefing = forms.CharField(required=False, max_length=3)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [one.number for one in asked]
        for one in asked:
            label = one.asks.in_language(spoken)
            self.fields[one.number] = forms.ChoiceField(
                choices=SCORES,
                label=label,
                required=False,
                error_messages={"invalid_choice": _("Choose one of the answers on the page.")},
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("briefing"):
            for number in self.numbers:
                if number not in self.errors and not given.get(number):
                    self.add_error(number, _("Say how you did, or record below that you only read it."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        del given["kept"]
        scores = {number: given.pop(number) for number in self.numbers}
        only_read = given.pop("briefing")
        return {**given, "scores": None if only_read else {number: int(score) for number, score in scores.items()}}

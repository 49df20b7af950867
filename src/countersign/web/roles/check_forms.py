"""The form of a self-check: one field a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.awareness.enums import Asks
from countersign.awareness.queries.asking import Question
from countersign.entrance.acts import ActForm
from countersign.kernel.references import Ref
from countersign.web.roles.check_words import ASKED, SEVERAL, answer_of

UNANSWERED = {"required": _("Choose an answer. If you are not sure, choose what you think."),
              "invalid_choice": _("Choose one of the answers on the page.")}  # fmt: skip


class CheckForm(ActForm):
    """``kept``: what the questions are made from, under our seal; ``digest_shown``: of the questions on the page."""

    kept = forms.CharField(max_length=500, widget=forms.HiddenInput)
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Sequence[Question], names: Mapping[Ref, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in asked:
            kind = forms.MultipleChoiceField if one.asks in SEVERAL else forms.ChoiceField
            choices = [(option, answer_of(one.asks, option, names)) for option in one.options]
            self.fields[one.asks.value] = kind(
                choices=choices, label=str(ASKED[one.asks][0]), error_messages=UNANSWERED
            )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        del given["kept"]
        answers = {Asks(name): given.pop(name) for name in list(given) if name in Asks}
        listed = {asks: [some] if isinstance(some, str) else some for asks, some in answers.items()}
        return {**given, "answers": listed}

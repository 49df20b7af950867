from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from countersign.acknowledgements.commands.exempt import LONGEST_REASON
from countersign.entrance.acts import ActForm
from countersign.entrance.codes import DIGITS

LONGEST = 2000


class CodeForm(ActForm):
    """A form that takes the mailed code when whoever sends it is not signed in."""

    code = forms.CharField(max_length=20, error_messages={"required": _("Type the six digits from the mail.")})

    def __init__(self, *args: Any, needs_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_code:
            del self.fields["code"]

    def clean_code(self) -> str:
        """What cannot be a code costs none of the five tries."""
        digits = "".join(character for character in self.cleaned_data["code"] if character.isdigit())
        if len(digits) != DIGITS:
            raise forms.ValidationError(_("Type the six digits from the mail."))
        return digits


CHOSEN = re.compile("check_([0-9a-f]{32})")


class AcceptForm(CodeForm):
    """The box, and what was shown: document, sentence, and the translation in whose place, if it was one."""

    agreed = forms.BooleanField(
        error_messages={"required": _("Tick the box first: that is how you say it in your own name.")}
    )
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    wording_id = forms.UUIDField(widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=2000, widget=forms.HiddenInput, strip=False)
    opened = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    translation_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, opened_by: Signer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opened_by = opened_by

    def clean_opened(self) -> datetime | None:
        """Since when the page lay open, by our own seal; nothing where somebody wrote it, or took it from another."""
        try:
            return datetime.fromisoformat(self.opened_by.unsign(self.cleaned_data["opened"]))
        except (BadSignature, ValueError):
            return None

    def answers(self) -> dict[UUID, int]:
        """What was chosen, by question: the questions may have changed meanwhile, and the command asks for them."""
        found = {}
        for name, value in self.data.items():
            if (match := CHOSEN.fullmatch(name)) and str(value).isdecimal():
                found[UUID(hex=match[1])] = int(str(value)[:3])
        return found

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        opened_at = given.pop("opened")
        return {**given, "opened_at": opened_at, "answers": self.answers()}


class ReplyForm(CodeForm):
    """A question, or why somebody cannot accept."""

    text = forms.CharField(max_length=LONGEST, error_messages={"required": _("Write a sentence first.")})


class AnswerForm(ActForm):
    text = forms.CharField(max_length=LONGEST, error_messages={"required": _("Write a sentence first.")})


class ExemptForm(ActForm):
    """From a day to a day, for a reason."""

    from_on = forms.DateField(
        label=_("From"),
        error_messages={"required": _("Give the first day."), "invalid": _("This is no day of the calendar.")},
    )
    until_on = forms.DateField(
        label=_("Until"),
        error_messages={"required": _("Give the last day."), "invalid": _("This is no day of the calendar.")},
    )
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why?"),
        error_messages={"required": _("Say why: an auditor asks for the reason of every exemption.")},
    )

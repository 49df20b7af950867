"""A finished PDF, taken in from a form: its bytes, and the words that were read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.kernel.text import to_json
from countersign.policies.imports.files import Unreadable, WordText, below, read_pdf
from countersign.web.policies.text_in import in_lines


@dataclass(frozen=True)
class Finished:
    """The bytes that are to be signed, and what they say."""

    data: bytes
    read: WordText

    def arguments(self, title: str) -> dict[str, Any]:
        """What a command is called with; ``data`` still has to be kept. ``title``: as somebody typed it."""
        words = to_json(below(title, self.read.text))
        return {"data": self.data, "text": words, "left_out": in_lines(self.read.warnings)}


def pdf_in(file: UploadedFile[Any]) -> Finished:
    """Raises ValidationError with a sentence that names the file and says what to do."""
    if (file.size or 0) > settings.COUNTERSIGN_LARGEST_UPLOAD:
        raise forms.ValidationError(_("The file is larger than 10 MB. Print it to a smaller PDF."))
    data: bytes = file.read()
    try:
        return Finished(data, read_pdf(data, file.name or ""))
    except Unreadable as unreadable:
        raise forms.ValidationError(unreadable.words.in_language(gettext)) from unreadable

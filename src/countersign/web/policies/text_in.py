"""A Word or Markdown file, taken in from a form: the words that were read out of it, and what was not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.kernel.text import to_json
from countersign.kernel.words import Words
from countersign.policies.imports.files import Unreadable, WordText, read_file


def text_in(file: UploadedFile[Any]) -> WordText:
    """Raises ValidationError with a sentence that names the file and says what to do."""
    if (file.size or 0) > settings.COUNTERSIGN_LARGEST_UPLOAD:
        raise forms.ValidationError(_("The file is larger than 10 MB. Take out pictures, or split it."))
    try:
        return read_file(file.read(), file.name or "")
    except Unreadable as unreadable:
        raise forms.ValidationError(unreadable.words.in_language(gettext)) from unreadable


def taken(read: WordText, title: str) -> dict[str, Any]:
    """What a command is called with for the words of a file under a title, as somebody typed it."""
    return {"text": to_json(read.text), "left_out": in_lines(read.called(title).warnings)}


def in_lines(warnings: Iterable[Words]) -> str:
    """What was changed or left out on the way in, as a draft keeps it: a sentence a line."""
    return "\n".join(" ".join(one.in_language(gettext).split()) for one in warnings)

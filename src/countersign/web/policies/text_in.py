"""A Word or Markdown file, taken in from a form: the words that were read out of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.policies.imports.files import Unreadable, WordText, read_file


def text_in(file: UploadedFile[Any]) -> WordText:
    """Raises ValidationError with a sentence that names the file and says what to do."""
    if (file.size or 0) > settings.COUNTERSIGN_LARGEST_UPLOAD:
        raise forms.ValidationError(_("The file is larger than 10 MB. Take out pictures, or split it."))
    try:
        return read_file(file.read(), file.name or "")
    except Unreadable as unreadable:
        raise forms.ValidationError(unreadable.words.in_language(gettext)) from unreadable

"""A scan that somebody uploads, to show what was signed on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.kernel.archives import Unreadable
from countersign.kernel.scans import check_scan


def scan_in(file: UploadedFile[Any] | None) -> bytes | None:
    """What the file holds. Its name is used in the sentence that refuses it, and nowhere else."""
    if file is None:
        return None
    if (file.size or 0) > settings.COUNTERSIGN_LARGEST_UPLOAD:
        raise forms.ValidationError(_("The file is larger than 10 MB. Scan it with a lower resolution."))
    data: bytes = file.read()
    try:
        check_scan(data, file.name or "")
    except Unreadable as unreadable:
        raise forms.ValidationError(unreadable.words.in_language(gettext)) from unreadable
    return data

"""A scan that shows what was signed on paper: taken in from a form, and given out again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import Act
from countersign.kernel.archives import Unreadable
from countersign.kernel.references import Ref
from countersign.kernel.scans import check_scan, kind_of
from countersign.ledger import files


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


def keeping(organisation: UUID, command: Act) -> Act:
    """The command with a scan's bytes in place of their digest: the file first, then the row that names it.

    Where that is refused, a file is left that gets swept.
    """

    def act(*, scan: bytes | None, **given: Any) -> Ref | None:
        return command(scan=files.keep(organisation, scan) if scan else None, **given)

    return act


def scan_to_take(organisation: UUID, digest: str, name: str) -> HttpResponse:
    """The same bytes as were uploaded, under a name and a type of ours: neither was taken over."""
    data = files.read(organisation, digest)
    kind = kind_of(data)
    ending, content_type = (kind.ending, kind.content_type) if kind else ("", "application/octet-stream")
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, name + ending)
    return answer

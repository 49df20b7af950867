"""Files of a signed version, as they were kept: its PDF, and the scan of a signature given elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.kernel.scans import kind_of
from countersign.ledger import files
from countersign.web.attaching import attached
from countersign.web.policies import showing
from countersign.web.policies.signing import version_of

if TYPE_CHECKING:
    from countersign.policies.models import Version


@endpoint("policy.read")
@require_safe
def pdf(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """The exact bytes whose digest the ledger holds; bytes that have changed since are served to nobody."""
    version = version_of(request, policy_id, version_id)
    if version.pdf is None:
        raise Unknown("version")
    return attached(files.read(request.organisation.id, version.pdf), "application/pdf", file_name(request, version))


@endpoint("policy.read")
@require_safe
def scan(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """The same bytes as were uploaded, under a name and a type of ours: neither was taken over."""
    version = version_of(request, policy_id, version_id)
    if version.scan is None:
        raise Unknown("version")
    data = files.read(request.organisation.id, version.scan)
    kind = kind_of(data)
    if kind is None:
        raise Unknown("version")
    return attached(data, kind.content_type, file_name(request, version, "scan", ending=kind.ending))


@endpoint("policy.read")
@require_safe
def source(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """The finished file that is signed, or was, byte for byte."""
    version = version_of(request, policy_id, version_id)
    return finished(request.organisation.id, version.source, file_name(request, version, "as-signed"))


def finished(organisation: UUID, source: str | None, name: str) -> HttpResponse:
    """Raises Unknown where the text itself is what is signed."""
    if not source:
        raise Unknown("version")
    return attached(files.read(organisation, source), "application/pdf", name)


def file_name(request: Visit, version: Version, *more: str, ending: str = ".pdf") -> str:
    """``larkbeam-ltd-information-security-policy-1.0.pdf``: says what it is wherever it ends up."""
    label = re.sub(r"[^\w.]+", "-", version.label).strip("-.")
    whose = ("EXAMPLE" if request.example else "", request.organisation.slug)
    parts = (*whose, slugify(version.title, allow_unicode=True)[:100], label, *more)
    return "-".join(part for part in parts if part) + ending


def pdf_act(request: Visit, version: Version) -> dict[str, Any]:
    """What a page says about the PDF: a button with its size, or that it is being made."""
    if version.pdf is None:
        return {"label": _("PDF"), "missing": _("is being made; open this page again in a moment")}
    return file_act(request, version, "pdf", _("PDF"), version.pdf)


def scan_act(request: Visit, version: Version) -> dict[str, Any] | None:
    """The button for the scan; nothing where none was kept."""
    return file_act(request, version, "scan", _("Scan"), version.scan) if version.scan else None


def file_act(request: Visit, version: Version, name: str, label: str, digest: str) -> dict[str, Any]:
    url = showing.address(request, name, version.policy_id, version.id)
    size = files.size_of(request.organisation.id, digest)
    return {"label": label, "url": url, "kind": "quiet", "note": filesizeformat(size) if size else ""}

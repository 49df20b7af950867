"""The PDF of a signed version, as it was made once and kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.ledger import files
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
    answer = HttpResponse(files.read(request.organisation.id, version.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, file_name(request, version))
    return answer


def file_name(request: Visit, version: Version) -> str:
    """``larkbeam-ltd-information-security-policy-1.0.pdf``: says what it is wherever it ends up."""
    label = re.sub(r"[^\w.]+", "-", version.label).strip("-.")
    parts = (request.organisation.slug, slugify(version.title, allow_unicode=True)[:100], label)
    return "-".join(part for part in parts if part) + ".pdf"


def pdf_act(request: Visit, version: Version) -> dict[str, Any]:
    """What a page says about the PDF: a button with its size, or that it is being made."""
    if version.pdf is None:
        return {"label": _("PDF"), "missing": _("is being made; open this page again in a moment")}
    url = showing.address(request, "pdf", version.policy_id, version.id)
    size = files.size_of(request.organisation.id, version.pdf)
    return {"label": _("PDF"), "url": url, "kind": "quiet", "note": filesizeformat(size) if size else ""}

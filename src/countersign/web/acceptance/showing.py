"""What several pages of this area show alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.acknowledgements import queries
from countersign.entrance.endpoint import Visit
from countersign.kernel.text.characters import clean

if TYPE_CHECKING:
    from django.forms import BoundField

    from countersign.web.acceptance.words import Lazy


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"acceptances:{name}", args=[request.organisation.slug, *values])


def department_in(request: Visit) -> str:
    """The department that the address asks for (``?department=``), as text that a database takes."""
    return clean(request.GET.get("department", "")).strip()


def with_department(url: str, department: str) -> str:
    return f"{url}?{urlencode({'department': department})}" if department else url


def departments(request: Visit, version: UUID, page: str) -> list[dict[str, Any]]:
    """The departments in which somebody owes a version, each with how many, as views of a page; first everybody."""
    found = [one for one in queries.by_department(request.organisation.id, version, request.today) if one.owing]
    url, chosen = address(request, page, version), department_in(request)
    everybody = {"label": _("Everybody"), "url": url, "current": not chosen}
    return [everybody] + [
        {
            "label": _("{department} ({n})").format(department=one.name, n=one.owing),
            "url": with_department(url, one.name),
            "current": chosen == one.name,
        }
        for one in found
        if one.name
    ]


def ways(field: BoundField, answers: Mapping[Any, tuple[Lazy, Lazy]]) -> list[dict[str, Any]]:
    """The answers to a question, each with a note."""
    chosen = field.value()
    return [
        {"value": value.value, "label": label, "note": note, "chosen": value.value == chosen}
        for value, (label, note) in answers.items()
    ]

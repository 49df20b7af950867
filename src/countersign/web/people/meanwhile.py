"""Somebody else saved meanwhile: what is recorded now, beside what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from countersign.people import queries
from countersign.web.people.words import KIND_WORDS, day

if TYPE_CHECKING:
    from countersign.entrance.acts import ActForm
    from countersign.people.models import Person

FIELDS = (
    *("name", "title", "department", "manager_id", "kind", "joined_on", "employee_number"),
    *("on_leave", "leave_from", "leave_until", "executive"),
)
"""In the order of the form."""


def now_stands(person: Person, form: ActForm) -> list[dict[str, Any]]:
    """Every field that differs; the next try is about the state that is told here."""
    form.data = {**form.data.dict(), "revision_shown": person.revision}  # type: ignore[attr-defined]
    told = [
        {
            "label": form.fields[field].label,
            "theirs": in_words(person, field, getattr(person, field)),
            "yours": in_words(person, field, form.cleaned_data[field]),
        }
        for field in FIELDS
        if field in form.fields
    ]
    return [one for one in told if one["theirs"] != one["yours"]]


def in_words(person: Person, field: str, value: Any) -> str:
    """As it is read here; nothing for what is not recorded."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if not value:
        return ""
    if field == "manager_id":
        return queries.names(person.organisation_id, [value])[value]
    if field == "kind":
        return str(KIND_WORDS[value])
    return str(value) if isinstance(value, str) else day(value)

"""What stored choices and fields are called on the pages of this area."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from countersign.people.enums import PersonKind
from countersign.people.imports.plan import YES, State
from countersign.web.people.forms import KINDS

KIND_WORDS: dict[str, Any] = dict(KINDS)

FIELDS: dict[str, Any] = {
    "name": _("Name"),
    "email": _("Mail address"),
    "employee_number": _("Employee number"),
    "title": _("Job title"),
    "department": _("Department"),
    "kind": _("Kind"),
    "joined_on": _("Joined on"),
    "left_on": _("Leaves on"),
    "manager_id": _("Manager"),
    "on_leave": _("On leave"),
}

STATES: dict[State, Any] = {
    State.REFUSED: _("Refused"),
    State.NEW: _("New"),
    State.CHANGED: _("Changed"),
    State.ACCOUNT: _("An account?"),
    State.GONE: _("Gone?"),
    State.UNCHANGED: _("Unchanged"),
}
"""In the order in which the filters stand."""

LEADS: dict[State, Any] = {
    State.NEW: _("They are entered. No mail goes out by that alone."),
    State.CHANGED: _("What the list says is written over what is here. An empty cell changes nothing."),
    State.ACCOUNT: _("These may be accounts and no people. They stay out unless you tick them below."),
    State.GONE: _(
        "They are here, and the list does not name them or says that they are gone without a day. They stay unless you "
        "tick them off below."
    ),
    State.REFUSED: _("These rows are left out. Mend them in the file and upload it again; the others can go ahead."),
    State.UNCHANGED: _("Here already, exactly as the list says."),
}


def shown(field: str, value: str, names: dict[str, str]) -> str:
    """A value of a change, for people: kinds in words, days in full, managers by name."""
    if not value:
        return ""
    if field == "kind":
        return str(KIND_WORDS.get(PersonKind(value), value))
    if field == "on_leave":
        return str(_("yes") if value == YES else _("no"))
    if field == "manager_id":
        return names.get(value, "")
    if field in ("joined_on", "left_on"):
        return day(date.fromisoformat(value))
    return value


def day(value: Any) -> str:
    """A day as it is read here; nothing for nothing."""
    return date_format(value, "j F Y") if value else ""

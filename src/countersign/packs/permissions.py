"""Who may do what with packs. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.acknowledgements.permissions import can_read_names
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.kernel.refusals import Refused
from countersign.packs.enums import Names

EXPORTERS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR)

MAY: dict[str, dict[Hat, str]] = {
    "pack.read": dict.fromkeys(EXPORTERS, ALL),
    "pack.export": dict.fromkeys(EXPORTERS, ALL),
}


def can_export(by: Actor, names: Names) -> bool:
    """Everybody's names are for whoever may read here, by name, who has accepted."""
    return allowed(MAY, by, "pack.export") and (names is Names.LEADERS or can_read_names(by))


def check_can_export(by: Actor, names: Names) -> None:
    """The machine itself may, too: whoever is at its console has the database."""
    if by.kind is ActorKind.SYSTEM:
        return
    if not allowed(MAY, by, "pack.export"):
        raise Refused("Only top management, the ISMS lead or the internal auditor can export a pack.")
    if not can_export(by, names):
        raise Refused("Only the ISMS lead or the internal auditor can export everybody's names.")


def check_day(as_of: date, today: date) -> None:
    if as_of > today:
        raise Refused("A pack shows a day that has come: today, or one in the past.")

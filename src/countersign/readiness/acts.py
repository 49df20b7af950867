"""Reading acts of leadership out of the ledger: by kind, never one entry for each of the staff."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from countersign.audits import queries as audits
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.ledger.queries import of_kinds
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.readiness.dossier import FRAME, Dossier
from countersign.readiness.wall.acting import Act, Known, Leaf, acts_of, counts, leading, people_in
from countersign.readiness.wall.duties import recorded
from countersign.readiness.wall.shaping import Wall, wall_of
from countersign.readiness.wall.window import window_of
from countersign.roles import queries as roles

FIRST_DAY = date(1971, 1, 1)
"""Ids count from 1970 on; no ledger is that old."""

ZONES_REACH = timedelta(days=1)
"""No time zone is further from UTC; a day that begins here has begun everywhere by then."""


def leadership_of(organisation: UUID, as_of: date) -> Dossier:
    """As much of the dossier as a wall needs: who leads, since when there is an ISMS, and which audit is ahead."""
    found = people.collect_facts(organisation, as_of)
    fed = {"org", "people", "top_management", "audits"}
    rest = tuple(one.name for one in fields(Dossier) if one.name not in FRAME | fed)
    return Dossier(
        as_of=as_of,
        unknown=rest,
        org=found.org,
        people=found.people,
        top_management=found.top_management,
        audits=audits.collect_facts(organisation, as_of),
    )


def wall(organisation: UUID, zone: str, dossier: Dossier) -> Wall:
    """The wall of an organisation as it stands on the dossier's day."""
    window = window_of(dossier)
    begin = datetime.combine(max(window.first, FIRST_DAY), time.min, UTC) - ZONES_REACH
    return wall_of(acts(organisation, zone, dossier, begin), window, recorded())


def acts(organisation: UUID, zone: str, dossier: Dossier, since: datetime) -> list[Act]:
    """The acts that were recorded from an instant on; nothing is recorded before it happens."""
    leaves = [leaf for leaf in of_kinds(organisation, leading(), since) if counts(leaf)]
    names = people.names(organisation, {UUID(person) for person in people_in(leaves)})
    rows = known(organisation, leaves)
    return acts_of(leaves, dossier, zone, rows.__getitem__, lambda person: names[UUID(person)])


def known(organisation: UUID, leaves: Iterable[Leaf]) -> dict[Ref, Known]:
    """What each context knows of the rows that these entries are about."""
    ids: dict[str, set[UUID]] = {}
    for leaf in leaves:
        noun, id = parse_ref(leaf["of"])
        ids.setdefault(noun, set()).add(id)
    return {
        ref(noun, id): told for noun, wanted in ids.items() for id, told in TOLD[noun](organisation, wanted).items()
    }


def versions(organisation: UUID, ids: Iterable[UUID]) -> dict[UUID, Known]:
    found = policies.called(organisation, ids)
    return {id: Known({"title": title}, (policy.hex, id.hex)) for id, (policy, title) in found.items()}


def appointments(organisation: UUID, ids: Iterable[UUID]) -> dict[UUID, Known]:
    found = roles.called(organisation, ids)
    return {id: Known({"name": name, "role": role}, (id.hex,)) for id, (name, role) in found.items()}


TOLD: dict[str, Callable[[UUID, Iterable[UUID]], dict[UUID, Known]]] = {
    "version": versions,
    "appointment": appointments,
}
"""By the noun of the rows; a kind that counts needs its noun here, and in a pack."""

"""Entries that wait for their place: recorded, newer than any leaf, and not yet part of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from countersign.kernel.canonical import NotCanonical, from_canonical
from countersign.kernel.references import parse_ref, ref
from countersign.ledger import format
from countersign.ledger.models import Leaf, Pending
from countersign.ledger.verify import Problem

Said = dict[str, Any]

CHUNK = 500


class Unplaceable(ValueError):
    """Waiting bytes that no command has fixed."""


def waiting(organisation: UUID) -> Iterator[Pending]:
    return Pending.objects.filter(organisation_id=organisation).order_by("number").iterator(CHUNK)


def said_by(pending: Pending) -> Said:
    """What a waiting entry says. Raises Unplaceable for what the sequencer could not give a place."""
    try:
        said = from_canonical(bytes(pending.body))
        if not isinstance(said, dict):
            raise Unplaceable("not an object")
        format.fix(said)
        parse_ref(said["of"])
    except (NotCanonical, ValueError) as error:
        raise Unplaceable(str(error)) from error
    if said["id"] != ref("entry", pending.id_of_entry):
        raise Unplaceable("filed under another entry than it says")
    return said


def newest_waiting(organisation: UUID) -> dict[str, Said]:
    """What was last recorded about each row that has an entry waiting."""
    newest = {}
    for pending in waiting(organisation):
        try:
            said = said_by(pending)
        except Unplaceable:
            continue
        newest[said["of"]] = said
    return newest


def unplaceable(organisation: UUID) -> Iterator[Problem]:
    for pending in waiting(organisation):
        try:
            said_by(pending)
        except Unplaceable as error:
            yield Problem("PENDING-FORM", f"pending {pending.number}", f"can be given no place: {error}")


def erased_people(organisation: UUID) -> set[UUID]:
    """Everybody whose erasure was recorded, in its place or waiting for it."""
    leaves = Leaf.objects.filter(organisation_id=organisation, kind="person.erased").values_list("of", flat=True)
    newest = newest_waiting(organisation).values()
    return {*leaves, *(parse_ref(said["of"])[1] for said in newest if said["kind"] == "person.erased")}

"""Larkbeam's management reviews at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import Signature, SignatureMethod, statement_digest
from countersign.ledger.guard import Guarded
from countersign.ledger.queries import leaf_of
from countersign.people.queries import capacity_of
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.commands.keep_minutes import keep_minutes
from countersign.reviews.commands.note_next import note_next
from countersign.reviews.commands.open_review import open_review
from countersign.reviews.commands.plan_review import Plan, plan_review
from countersign.reviews.commands.record_elsewhere import Record, record_elsewhere
from countersign.reviews.commands.sign_minutes import sign_minutes
from countersign.reviews.commands.take_back_opening import take_back_opening
from countersign.reviews.commands.write_decision import Decided, write_decision
from countersign.reviews.enums import SUB_ITEMS, WITH_DATA, DecisionKind, Effect, Part
from countersign.reviews.models import Review
from countersign.reviews.queries import (
    minutes_digest,
    minutes_of,
    outlooks,
    passage,
    review,
    signing_statement,
    signing_words,
)
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

PLANNED_ON = date(2026, 1, 20)
HELD = after(14, 1)
"""20 January 2026, an hour after nine."""

SAID = "We went through every line of it, and have nothing to add."
CONCLUSION = "It fits us, it covers enough, and it works: the restore test shows it."
DECISION = "Test the restore of the payroll database every quarter."


def plan(here: Cast, **changed: Any) -> Plan:
    """Chaired by Priya, with Tom and Mei. A person is named by the first part of their address."""
    told: dict[str, Any] = {"planned_on": PLANNED_ON, "chair": "priya", "invited": ("tom", "mei")} | changed
    chair, invited = told.pop("chair"), told.pop("invited")
    if chair:
        told["chair_id"] = here.person(chair).id
    return Plan(**told, invited=[here.person(first).id for first in invited])


def planned(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(plan_review(plan=plan(here, **changed), by=by or lead(here), at=at))


def found(here: Cast, id: UUID) -> Review:
    return review(here.organisation, id)


def opened(here: Cast, *, at: datetime = HELD, **changed: Any) -> UUID:
    """The meeting goes on."""
    id = planned(here, **changed)
    open_review(review_id=id, revision_shown=found(here, id).revision, by=lead(here), at=at)
    return id


def mistaken(here: Cast, *, at: datetime = HELD) -> UUID:
    """It was opened, Priya said that she was there, and then it turned out that it was no meeting."""
    id = opened(here, at=at)
    came(here, id, "priya", at=at)
    taken_back(here, id, at=at)
    return id


def taken_back(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = HELD, **changed: Any) -> None:
    told: dict[str, Any] = {"revision_shown": found(here, id).revision, "because": "Only tried."} | changed
    take_back_opening(review_id=id, **told, by=by or lead(here), at=at)


def came(here: Cast, id: UUID, *firsts: str, at: datetime = HELD) -> None:
    """They say that they were there, each in the hats they wear."""
    own = {"priya": leader(here), "tom": lead(here)}
    for first in firsts:
        confirm_attendance(review_id=id, by=own.get(first, here.actor(first)), at=at)


def minuted(here: Cast, id: UUID, part: Part, text: str = SAID, *, by: Actor | None = None, **told: Any) -> None:
    """One part is written; the conclusion by the chair."""
    now = passage(here.organisation, id, part)
    shown = told.pop("revision_shown", now.revision if now else 0)
    said: dict[str, Any] = {"level": WITH_DATA if len(part.value) == 1 else 0} | told
    if part is Part.D and "items" not in said:
        said["items"] = SUB_ITEMS
    writer = by or (leader(here) if part is Part.CONCLUSION else lead(here))
    at = said.pop("at", HELD)
    keep_minutes(review_id=id, part=part, revision_shown=shown, text=text, **said, by=writer, at=at)


def decision(here: Cast, **changed: Any) -> Decided:
    told: dict[str, Any] = {
        "kind": DecisionKind.RESOURCES,
        "words": DECISION,
        "decided": "priya",
        "owner": "mei",
        "due_on": date(2026, 3, 31),
    } | changed
    decided, owner = told.pop("decided"), told.pop("owner")
    hands: dict[str, Any] = {
        "decided_by_id": decided and here.person(decided).id,
        "owner_id": owner and here.person(owner).id,
    }
    return Decided(**told | {name: id or None for name, id in hands.items()})


def decided(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = HELD, **changed: Any) -> UUID:
    return id_of(write_decision(review_id=id, decided=decision(here, **changed), by=by or lead(here), at=at))


def doing(here: Cast, effect: Effect, title: str = "") -> dict[str, Any]:
    """What a decision says that does something elsewhere, as the page offers it."""
    [one] = [each for each in outlooks(here.organisation) if each.effect is effect and each.title == title]
    return {"effect": effect, "about": one.about, "digest": one.digest}


def written(here: Cast, *, at: datetime = HELD, **changed: Any) -> UUID:
    """Everything is there for the chair to sign."""
    id = opened(here, at=at, **changed)
    came(here, id, "priya", "tom", at=at)
    for part in found(here, id).inputs:
        minuted(here, id, part)
    minuted(here, id, Part.CONCLUSION, CONCLUSION)
    decided(here, id, at=at)
    return id


def approval(here: Cast, id: UUID, by: Actor, at: datetime) -> dict[str, Any]:
    """What the page sends when the chair signs: what was shown, and a code that was mailed for just that."""
    one = found(here, id)
    document = minutes_digest(minutes_of(one))
    capacity = capacity_of(here.organisation, by.person, at)
    statement = signing_statement(one, document, person=by.person or NOBODY, capacity=capacity)
    evidence = {"confirmation": "c0", "statement": statement_digest(statement), "mailbox": False}
    return {
        "review_id": id,
        "digest_shown": document,
        "words_shown": signing_words(one),
        "signature": Signature(SignatureMethod.MAILED_CODE, evidence),
    }


def signed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = HELD, **changed: Any) -> None:
    chair = by or leader(here)
    sign_minutes(**approval(here, id, chair, at) | changed, by=chair, at=at)


def closed(here: Cast, *, at: datetime = HELD, next_on: date | None = None, **changed: Any) -> UUID:
    """A review that was held and signed."""
    id = written(here, at=at, **changed)
    if next_on:
        shown = found(here, id).revision
        note_next(review_id=id, revision_shown=shown, next_planned_on=next_on, by=lead(here), at=at)
    signed(here, id, at=at)
    return id


def begun(here: Cast, plan: Plan, by: Actor) -> UUID:
    """A review that goes on, in any organisation, with whoever leads there."""
    id = id_of(plan_review(plan=plan, by=by, at=AT))
    open_review(review_id=id, revision_shown=1, by=by, at=AT)
    confirm_attendance(review_id=id, by=by, at=AT)
    return id


def decided_by(here: Cast, id: UUID, by: Actor) -> UUID:
    said = Decided(kind=DecisionKind.POLICY, words=DECISION, decided_by_id=by.person, owner_id=by.person)
    return id_of(write_decision(review_id=id, decided=said, by=by, at=AT))


def concluded(here: Cast, id: UUID, by: Actor) -> None:
    """Decided, concluded and signed by whoever leads there."""
    decided_by(here, id, by)
    minuted(here, id, Part.CONCLUSION, CONCLUSION, by=by, at=AT)
    signed(here, id, by=by, at=AT)


def recorded(here: Cast, *, by: Actor | None = None, at: datetime = AT, scan: str | None = None, **told: Any) -> UUID:
    """A review of the year before, as it stands on paper."""
    said: dict[str, Any] = {
        "held_on": date(2025, 6, 12),
        "chair_id": here.person("priya").id,
        "attendees": [here.person("priya").id, here.person("tom").id],
        "levels": dict.fromkeys("abdefg", 2),
        "minutes_on": date(2025, 6, 16),
        "confirmed": True,
        "documented": "Minutes of 12 June 2025, in the board folder",
    } | told
    return id_of(record_elsewhere(record=Record(**said), scan=scan, by=by or lead(here), at=at))


def kind_of(here: Cast, row: Guarded) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind

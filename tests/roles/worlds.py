"""Larkbeam's roles at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.money import Money
from countersign.kernel.references import Ref
from countersign.ledger.queries import leaf_of
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.roles.commands.accept import accept
from countersign.roles.commands.accept_renewal import accept_renewal
from countersign.roles.commands.approve import approve
from countersign.roles.commands.approve_renewal import approve_renewal
from countersign.roles.commands.define_preset import define_preset
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.enums import Authority
from countersign.roles.library import LEAD
from countersign.roles.models import Appointment, Renewal
from countersign.roles.queries import appointment, renewals, role_with_key, words_for, words_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, entered, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "entered", "lead", "leader", "recording_fails", "second_leader"]

TODAY = date(2026, 1, 6)
"""The day of AT."""

TERMS = Terms(
    authorities=(Authority.ENFORCE, Authority.ESCALATE, Authority.SPEND),
    spends=Money(200_000, "GBP"),
    hours_a_week=8,
    direct_line=True,
    reporting_note="Presents the ISMS report to Priya each quarter.",
    hat_note="Wears the ISMS hat on Fridays.",
)


CRISIS = Description(
    name="Crisis speaker",
    duties=("Speaks to the press.", "Tells staff first."),
    authorities=(Authority.STOP_WORK,),
    competence="Has spoken to the press before.",
)
"""A role that no library has."""


def begun(here: Cast) -> None:
    """The roles of a small company are described."""
    define_preset(by=lead(here), at=AT)


def role(here: Cast, key: str = LEAD) -> UUID:
    return role_with_key(here.organisation, key).id


def proposal(here: Cast, first: str = "tom", key: str = LEAD, **changed: Any) -> dict[str, Any]:
    """What the form sends when somebody is put forward."""
    sent = {"role_id": role(here, key), "person_id": here.person(first).id, "held_from": TODAY, "terms": TERMS}
    return sent | changed


def proposed(
    here: Cast, first: str = "tom", key: str = LEAD, *, at: datetime = AT, by: Actor | None = None, **changed: Any
) -> UUID:
    return id_of(propose(**proposal(here, first, key, **changed), by=by or lead(here), at=at))


def found(here: Cast, id: UUID) -> Appointment:
    return appointment(here.organisation, id)


def approved(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None) -> Ref:
    return approve(appointment_id=id, digest_shown=found(here, id).document, by=by or leader(here), at=at)


def acceptance(here: Cast, id: UUID) -> dict[str, Any]:
    """What the page sends when the holder accepts: the sentence that it showed."""
    asked = wording(here.organisation, WordingKind.ROLE)
    return {"appointment_id": id, "wording_id": asked.id, "words_shown": words_for(found(here, id), asked.text)}


def holder(here: Cast, id: UUID) -> Actor:
    """The person who was appointed, signed in by a mailed code."""
    first = (found(here, id).person.email or "").partition("@")[0]
    return here.actor(first, Hat.STAFF, auth=("mailed-code",))


def accepted(here: Cast, id: UUID, *, at: datetime = AT) -> Ref:
    return accept(**acceptance(here, id), by=holder(here, id), at=at)


def anew(here: Cast, key: str = LEAD, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """A role described anew, by the lead unless by somebody else: with another duty, unless something else changes."""
    now = role_with_key(here.organisation, key)
    said = as_described(now)
    said = replace(said, **(changed or {"duties": (*said.duties, f"Does what version {now.version + 1} asks.")}))
    return id_of(describe(description=said, key=key, version_shown=now.version, by=by or lead(here), at=at))


def asked_again(here: Cast, first: str = "tom") -> Renewal:
    """What somebody was asked to take on last."""
    found = renewals(here.organisation).filter(person_id=here.person(first).id).last()
    assert found
    return found


def renewal_approved(here: Cast, first: str = "tom", *, at: datetime = AT, by: Actor | None = None) -> Ref:
    asked = asked_again(here, first)
    return approve_renewal(renewal_id=asked.id, digest_shown=asked.document, by=by or leader(here), at=at)


def renewal_answer(here: Cast, first: str = "tom") -> dict[str, Any]:
    """What the page sends when the holder takes on what changed."""
    asked, sentence = asked_again(here, first), wording(here.organisation, WordingKind.ROLE)
    words = words_of(asked.role, sentence.text)
    return {"renewal_id": asked.id, "wording_id": sentence.id, "words_shown": words}


def renewed(here: Cast, first: str = "tom", *, at: datetime = AT) -> Ref:
    by = here.actor(first, Hat.STAFF, auth=("mailed-code",))
    return accept_renewal(**renewal_answer(here, first), by=by, at=at)


def held(here: Cast, first: str = "tom", key: str = LEAD, *, at: datetime = AT, **changed: Any) -> UUID:
    """An appointment that was proposed, approved and accepted on one day."""
    id = proposed(here, first, key, at=at, **changed)
    approved(here, id, at=at)
    accepted(here, id, at=at)
    return id


def kind_of(here: Cast, id: UUID) -> str:
    """The kind of the newest entry about an appointment."""
    leaf = leaf_of(here.organisation, found(here, id).entry)
    assert leaf is not None
    return leaf.kind

"""Larkbeam's answers to findings, at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.queries import leaf_of
from countersign.people.queries import organisation
from countersign.readiness import declared
from countersign.readiness.commands.approve_statement import approve_statement
from countersign.readiness.commands.approve_toleration import approve_toleration
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.commands.offer_statement import offer_statement
from countersign.readiness.commands.propose_toleration import propose_toleration
from countersign.readiness.models import Statement, Toleration
from countersign.readiness.queries import finding_on
from countersign.readiness.rule import Finding
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

TODAY = AT.date()

NO_POLICY = "POL-001"
"""Larkbeam begins without a policy."""

WHY = "The policy is with the lawyers, and they need until then."


def finding(here: Cast, code: str = NO_POLICY, key: str = "", on: date = TODAY) -> Finding:
    found = finding_on(here.organisation, on, code, key)
    assert found is not None
    return found


def proposal(here: Cast, **changed: Any) -> dict[str, Any]:
    """What the page sends when somebody asks to live with a finding."""
    code, key = changed.get("code", NO_POLICY), changed.get("key", "")
    sent = {"code": code, "key": key, "reason": WHY, "until_on": TODAY + timedelta(days=60)}
    if "finding_shown" not in changed:
        sent["finding_shown"] = declared.shown(finding(here, code, key))
    return sent | changed


def proposed(here: Cast, *, at: datetime = AT, by: Actor | None = None, **changed: Any) -> UUID:
    return id_of(propose_toleration(**proposal(here, **changed), by=by or lead(here), at=at))


def said(here: Cast) -> declared.Said:
    return declared.Said(organisation(here.organisation))


def found(here: Cast, id: UUID) -> Toleration:
    return declared.toleration(here.organisation, id)


def decision(here: Cast, id: UUID) -> dict[str, Any]:
    """What the page sends when top management decides: what it showed."""
    row = found(here, id)
    return {
        "toleration_id": id,
        "digest_shown": row.document,
        "finding_shown": declared.shown(finding(here, row.code, row.key)),
    }


def approved(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None) -> Ref:
    return approve_toleration(**decision(here, id), by=by or leader(here), at=at)


def gap(here: Cast, **changed: Any) -> dict[str, Any]:
    """What the page sends when somebody declares a gap."""
    sent = {
        "code": NO_POLICY,
        "key": "",
        "revision_shown": 0,
        "fact": "There is no policy on 6 January 2026.",
        "done": "The outline was written on 5 January.",
        "plan": "bring the policy to signature",
        "due_on": TODAY + timedelta(days=45),
        "owner_id": here.person("tom").id,
        "risk": "that people do what they think best",
    }
    return sent | changed


def declared_gap(here: Cast, *, at: datetime = AT, **changed: Any) -> None:
    declare_gap(**gap(here, **changed), by=lead(here), at=at)


def offered(here: Cast, *, at: datetime = AT, by: Actor | None = None) -> UUID:
    """The working copy put in front of top management."""
    lines = map(declared.line_of, declared.gaps(here.organisation))
    return id_of(offer_statement(digest_shown=declared.document_of(lines), by=by or lead(here), at=at))


def statement(here: Cast, id: UUID) -> Statement:
    return declared.statement(here.organisation, id)


def agreed(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None) -> Ref:
    shown = statement(here, id).document
    return approve_statement(statement_id=id, digest_shown=shown, by=by or leader(here), at=at)


def kind_of(here: Cast, row: Toleration | Statement) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind

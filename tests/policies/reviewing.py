"""Reviews of Larkbeam's policy, held by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import SignatureMethod
from countersign.policies.commands.ask_for_change import ask_for_change
from countersign.policies.commands.confirm_unchanged import confirm_unchanged
from countersign.policies.commands.record_review_elsewhere import record_review_elsewhere
from countersign.policies.enums import Occasion, Outcome
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, lead, leader

REASON = "What we make and whom we make it for have not changed."


def shown(here: Cast, id: UUID, **other: Any) -> dict[str, Any]:
    """What the page sends when somebody concludes something about a version."""
    document = version(here.organisation, id).document
    return {"version_id": id, "digest_shown": document, "reason": REASON, "occasion": Occasion.YEARLY, **other}


def confirmed(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None, **other: Any) -> UUID:
    return id_of(confirm_unchanged(**shown(here, id, **other), by=by or leader(here), at=at))


def asked_for_change(here: Cast, id: UUID, *, at: datetime = AT, by: Actor | None = None, **other: Any) -> UUID:
    said = {"reason": "Phones are missing.", **other}
    return id_of(ask_for_change(**shown(here, id, **said), by=by or leader(here), at=at))


def held_elsewhere(here: Cast, policy: UUID, *, at: datetime = AT, by: Actor | None = None, **other: Any) -> UUID:
    said = {
        "policy_id": policy,
        "reviewed_on": date(2026, 1, 7),
        "reviewer_id": here.person("mei").id,
        "reviewed_as": "Engineering Lead",
        "outcome": Outcome.CONFIRMED_UNCHANGED,
        "reason": REASON,
        "method": SignatureMethod.MINUTE,
        "evidence": "Minutes of 7 January 2026, item 4",
        **other,
    }
    return id_of(record_review_elsewhere(**said, by=by or lead(here), at=at))

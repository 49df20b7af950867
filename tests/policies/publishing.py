"""A policy as people outside get it, reached by commands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.make_public import make_public, public_text_of
from countersign.policies.enums import AvailabilityMode
from countersign.policies.models import PublicVersion
from countersign.policies.queries import version
from countersign.policies.text.redacting import public_digest
from tests.cast import Cast, id_of
from tests.policies.worlds import after, leader

CONTACT = "security@larkbeam.example"


def made_public(here: Cast) -> list[PublicVersion]:
    """Every text that ever was public, the oldest first."""
    rows = PublicVersion.objects.filter(organisation_id=here.organisation).select_related("version")
    return list(rows.order_by("published_at", "id"))


def digest_of(here: Cast, version_id: UUID, left_out: dict[str, str]) -> str:
    """Of what somebody would be shown."""
    found = version(here.organisation, version_id)
    return public_digest(signed=found.document, text=public_text_of(found, left_out))


def published(
    here: Cast,
    version_id: UUID,
    left_out: dict[str, str] | None = None,
    *,
    by: Actor | None = None,
    at: datetime | None = None,
    **how: Any,
) -> UUID:
    """Made public, as it was shown."""
    kept = left_out or {}
    shown = how.pop("digest_shown", None) or digest_of(here, version_id, kept)
    given = {"left_out": kept, "digest_shown": shown, **how}
    return id_of(make_public(version_id=version_id, by=by or leader(here), at=at or after(1), **given))


def on_request(here: Cast, policy: UUID, *, at: datetime | None = None) -> None:
    mode = AvailabilityMode.ON_REQUEST
    decide_availability(policy_id=policy, mode=mode, contact=CONTACT, by=leader(here), at=at or after(1))


def not_shared(here: Cast, policy: UUID, *, at: datetime | None = None) -> None:
    mode = AvailabilityMode.NOT_SHARED
    decide_availability(policy_id=policy, mode=mode, reason="We sell to nobody.", by=leader(here), at=at or after(1))

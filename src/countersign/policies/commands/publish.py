from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.policies.entries import VersionPublished, VersionSuperseded
from countersign.policies.models import Policy, Version
from countersign.policies.permissions import check_can_publish
from countersign.policies.queries import id_in_force, policy_of


@command
def publish(*, version_id: UUID, by: Actor, at: datetime) -> Ref:
    """Put a signed version in force from today; the one that was in force makes way."""
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    check_can_publish(by, version)
    supersede_in_force(by.organisation, version.policy_id, at)
    version.published_at, version.published_by_id = at, who(by)
    version.effective_on = today(by.organisation, at)
    write(version, VersionPublished(docs=(version.document,)))
    return version.ref


def supersede_in_force(organisation: UUID, policy_id: UUID, at: datetime) -> None:
    """The version that applies, if there is one, ends here."""
    applies = id_in_force(organisation, policy_id)
    if applies is None:
        return
    earlier = locked(Version, organisation, applies)
    earlier.superseded_at = at
    write(earlier, VersionSuperseded(docs=(earlier.document,)))

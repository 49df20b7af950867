from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import VersionRendered
from countersign.policies.models import Version
from countersign.policies.permissions import check_can_render


@command(accepts={ActorKind.SYSTEM})
def render(*, version_id: UUID, pdf: str, by: Actor, at: datetime) -> Ref:
    """Note for ever which kept file is a signed version's PDF. One that has its PDF is left alone."""
    version = locked(Version, by.organisation, version_id)
    check_can_render(version)
    if version.pdf is None:
        version.pdf = pdf
        write(version, VersionRendered(docs=(pdf,)))
    return version.ref

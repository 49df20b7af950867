from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.digests import digest_text
from countersign.kernel.references import Ref, new_id, ref
from countersign.ledger.entries import VerificationDone
from countersign.ledger.verify import Problem
from countersign.ledger.writing import command, record


@command(accepts={ActorKind.SYSTEM, ActorKind.PERSON})
def report_verification(*, size: int, problems: Sequence[Problem], by: Actor, at: datetime) -> Ref:
    """Enter that the log was verified up to a size, and how many problems there were."""
    report = digest_text("\n".join(str(problem) for problem in problems))
    of = ref("verification", new_id(at))
    record(VerificationDone(of=of, size=size, problems=len(problems), report=report))
    return of

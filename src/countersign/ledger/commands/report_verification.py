from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.digests import digest_text
from countersign.kernel.references import Ref
from countersign.ledger.entries import VerificationDone
from countersign.ledger.queries import log_ref
from countersign.ledger.verify import Problem
from countersign.ledger.writing import command, record


@command(accepts={ActorKind.SYSTEM, ActorKind.PERSON})
def report_verification(*, size: int, problems: Sequence[Problem], by: Actor, at: datetime) -> Ref:
    """Enter that the log was verified up to a size, and how many problems there were."""
    report = digest_text("\n".join(str(problem) for problem in problems))
    log = log_ref(by.organisation)
    record(VerificationDone(of=log, size=size, problems=len(problems), report=report))
    return log

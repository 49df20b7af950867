from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.digests import digest_text
from countersign.kernel.references import Ref, new_id, ref
from countersign.ledger.entries import VerificationDone
from countersign.ledger.verify import Problem
from countersign.ledger.writing import command, record

MOST_PLACES = 100
PLACE = re.compile(r"(?:[a-z]+_[0-9a-f]{32}|leaf \d+)(?=,|$)")
"""How a problem names a row, whatever is wrong with which of its columns, or a leaf."""


@command(accepts={ActorKind.SYSTEM, ActorKind.PERSON})
def report_verification(*, size: int, problems: Sequence[Problem], by: Actor, at: datetime) -> Ref:
    """Enter that the log was verified up to a size, how many problems there were, and of which rows and leaves."""
    report = digest_text("\n".join(str(problem) for problem in problems))
    of = ref("verification", new_id(at))
    record(VerificationDone(of=of, size=size, problems=len(problems), report=report, places=places(problems)))
    return of


def places(problems: Sequence[Problem]) -> tuple[str, ...]:
    """What the problems are about, each once, in their order."""
    named = (PLACE.match(problem.where) for problem in problems)
    return tuple(dict.fromkeys(one[0] for one in named if one))[:MOST_PLACES]

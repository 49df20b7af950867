"""What the product counts by itself for objectives: from facts of this moment, never from what somebody typed.

One more measure: a line in ``COUNTS`` here, its key in ``objectives.enums.Counted``, its name in
``objectives.library.MEASURES``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from countersign.kernel.figures import Count
from countersign.kernel.periods import months_after
from countersign.objectives.enums import Counted
from countersign.readiness.acts import acts
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import acknowledging
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.leadership import leaders
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of
from countersign.readiness.recorded import beginning
from countersign.readiness.wall.window import MONTHS

TRAINED_WITHIN_DAYS = 365
"""A training counts for a year (TOP-005)."""


def accepted(read: Gathered, dossier: Dossier) -> Count | None:
    """Who has accepted the policy, of those who had the time to."""
    found = acknowledging(dossier)
    return Count(found.acknowledged, found.due) if found and found.due else None


def leaders_ready(read: Gathered, dossier: Dossier) -> Count | None:
    """Leaders who did the training in the last year and owe no acceptance. Unknown where no training is recorded."""
    found, policy = leaders(dossier), acknowledging(dossier)
    if not (found and policy and dossier.knows("training")):
        return None
    trained = {one.person for one in dossier.training if within(dossier, one.on, TRAINED_WITHIN_DAYS)}
    ready = [one for one in found if one.id in trained and one.id not in policy.leaders_missing]
    return Count(len(ready), len(found))


def evidence_months(read: Gathered, dossier: Dossier) -> Count | None:
    """Of the last twelve months those in which somebody in top management acted."""
    first = months_after(dossier.as_of.replace(day=1), 1 - MONTHS)
    found = acts(read, dossier, beginning(first))
    months = {(act.on.year, act.on.month) for act in found if act.leads and first <= act.on <= dossier.as_of}
    return Count(len(months), MONTHS, is_share=False)


COUNTS: dict[Counted, Callable[[Gathered, Dossier], Count | None]] = {
    Counted.ACCEPTED: accepted,
    Counted.LEADERS_READY: leaders_ready,
    Counted.EVIDENCE_MONTHS: evidence_months,
}


def counted(which: Counted, read: Gathered, on: date) -> Count | None:
    """What is so on a day; None where there is nothing to count, or nobody records it here."""
    return COUNTS[which](read, dossier_of(read.firm.id, on, read))

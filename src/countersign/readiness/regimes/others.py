"""PCI DSS, which a contract brings, and the UK code, which binds nobody. Our own words; the numbers are theirs."""

from __future__ import annotations

from datetime import date

from countersign.readiness.regimes.regime import Demand, Regime
from countersign.readiness.regimes.sights import (
    REFRESH_INTERVAL,
    REVIEW_INTERVAL,
    acknowledged_yearly,
    reviewed_yearly,
)

REVIEWED = "The policy is reviewed at least every twelve months."

OVERDUE = (
    "The review of {policy} was due on {due} and has not been recorded. PCI DSS wants one at least every twelve "
    "months. Review it now and record the outcome, even if nothing changes."
)
OUT_OF_DATE = (
    "Older than the twelve months that PCI DSS allows: {n} of {due} acknowledgements of {policy}. Re-issue the request."
)

PCI = Regime(
    key="PCI",
    name="PCI DSS",
    edition="4.0.1",
    dated=date(2024, 6, 11),
    force="contract",
    demands=(
        Demand(
            code="POL-016",
            cites="PCI DSS 12.1.2",
            asks=REVIEWED,
            binding=True,
            sight=reviewed_yearly,
            settles=REVIEW_INTERVAL,
            says=OVERDUE,
        ),
        Demand(code="AUD-002", cites="PCI DSS 12.1.2", asks=REVIEWED, sight=reviewed_yearly, settles=REVIEW_INTERVAL),
        Demand(
            code="DIS-006",
            cites="PCI DSS 12.6.3",
            asks="Personnel acknowledge the policy again at least every twelve months.",
            binding=True,
            sight=acknowledged_yearly,
            settles=REFRESH_INTERVAL,
            says=OUT_OF_DATE,
        ),
    ),
)

UK_CODE = Regime(
    key="UK-CODE",
    name="the UK Cyber Governance Code of Practice",
    edition="2025",
    dated=date(2025, 4, 8),
    force="voluntary",
    demands=(
        Demand(
            code="REV-011",
            cites="UK Code E2",
            asks="The board receives a formal report at least every quarter.",
            thresholds={"gap_days": 92},
        ),
    ),
    left_out=(
        "whether reports are measured against tolerances (E2)",
        "whether a non-executive director owns the subject (E1)",
    ),
)

"""NIS2, its implementing regulation for digital services, and DORA. Our own words; the numbers are theirs."""

from __future__ import annotations

from datetime import date

from countersign.readiness.regimes.regime import Demand, Regime
from countersign.readiness.regimes.sights import REVIEW_INTERVAL, reviewed_yearly_by_the_top
from countersign.readiness.rule import Grade

TRAINED = "Members of the management body take training themselves."

NIS2 = Regime(
    key="NIS2",
    name="the second directive on network and information security",
    edition="Directive (EU) 2022/2555",
    dated=date(2022, 12, 14),
    force="law",
    demands=(Demand(code="TOP-005", cites="NIS2 Art. 20(2)", asks=TRAINED),),
)

YEARLY = "The management bodies review the policy at least every twelve months."

OVERDUE = (
    "The review of {policy} by the management bodies was due on {due} and is not on record. Implementing Regulation "
    "(EU) 2024/2690 wants one at least every twelve months. Have top management review it now and record the outcome, "
    "even if nothing changes."
)

NIS2_CIR = Regime(
    key="NIS2-CIR",
    name="NIS2 for digital infrastructure and services",
    edition="Implementing Regulation (EU) 2024/2690",
    dated=date(2024, 10, 17),
    force="law",
    includes=("NIS2",),
    demands=(
        Demand(
            code="POL-016",
            cites="(EU) 2024/2690, Annex 1.1.2",
            asks=YEARLY,
            binding=True,
            sight=reviewed_yearly_by_the_top,
            settles=REVIEW_INTERVAL,
            says=OVERDUE,
        ),
        Demand(
            code="POL-018",
            cites="(EU) 2024/2690, Annex 1.1.2",
            asks="The interval between reviews of the policy is twelve months at most.",
            binding=True,
            least=Grade.MINOR,
            thresholds={"months": 12},
        ),
        Demand(
            code="AUD-002",
            cites="(EU) 2024/2690, Annex 1.1.2",
            asks=YEARLY,
            sight=reviewed_yearly_by_the_top,
            settles=REVIEW_INTERVAL,
        ),
        Demand(
            code="ROL-019",
            cites="(EU) 2024/2690, Annex 1.2.3",
            asks="At least one person reports on security directly to the management bodies.",
            binding=True,
            least=Grade.MINOR,
        ),
    ),
    left_out=(
        "whether the policy commits to resources (Annex 1.1.1 e)",
        "whether the policy lists the topic-specific policies (Annex 1.1.1 i)",
    ),
)

DORA = Regime(
    key="DORA",
    name="the Digital Operational Resilience Act",
    edition="Regulation (EU) 2022/2554",
    dated=date(2022, 12, 14),
    force="law",
    demands=(
        Demand(
            code="TOP-005",
            cites="DORA Art. 5(4)",
            asks="Members of the management body keep their knowledge of ICT risk up to date, by regular training.",
        ),
        Demand(
            code="RES-001",
            cites="DORA Art. 5(2)(g)",
            asks="The management body allocates the budget for digital resilience and reviews it.",
        ),
    ),
)

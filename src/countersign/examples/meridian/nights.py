"""What the worker does for everybody, on Meridian's own clock: it looks, signs the log, and verifies it.

The machines in the hall at Rotterdam look once a week, on Mondays, and verify in spring and in autumn.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from countersign.examples.meridian.beginning import MONDAY
from countersign.examples.stage import Act, Stage, every
from countersign.ledger.checkpointing import cover
from countersign.ledger.commands.end_simulation import end_simulation
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.record_turns import record_turns

LAST_DAY = date(2026, 11, 20)
WEEK = timedelta(weeks=1)
FIRST_LOOK, FIRST_VERIFICATION = MONDAY + WEEK, date(2026, 3, 30)
ENDS_AT = time(6, 0)


def look(stage: Stage) -> None:
    """First what was entered before is signed; then what an auditor would say today."""
    cover(stage.organisation, stage.at)
    record_turns(on=stage.today, by=stage.system, at=stage.at)


def compare(stage: Stage) -> None:
    size, problems = verify(stage.organisation)
    report_verification(size=size, problems=problems, by=stage.system, at=stage.at)


def stop_the_clock(stage: Stage) -> None:
    end_simulation(last_on=stage.today, by=stage.system, at=stage.at)


ACTS = (
    *(Act(on, time(0, 5), f"the look of {on}", look) for on in (*every(FIRST_LOOK, LAST_DAY, WEEK), LAST_DAY)),
    *(
        Act(on, time(0, 6), f"the verification of {on}", compare)
        for on in every(FIRST_VERIFICATION, LAST_DAY, 30 * WEEK)
    ),
    Act(LAST_DAY, ENDS_AT, "Meridian's own clock stops", stop_the_clock),
)

"""What the worker does for everybody, on Stonecross's own clock: it looks, signs the log, and verifies it.

Larkbeam's machine is on every working day; Stonecross's was set to look on Mondays, and nobody has changed that.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from countersign.examples.stage import Act, Stage, every
from countersign.ledger.checkpointing import cover
from countersign.ledger.commands.end_simulation import end_simulation
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.reconciling import verify
from countersign.readiness.commands.record_turns import record_turns

FIRST_LOOK, FIRST_VERIFIED, LAST_DAY = date(2026, 1, 19), date(2026, 2, 6), date(2026, 11, 20)
WEEK, QUARTER = timedelta(weeks=1), timedelta(weeks=12)
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
    *(Act(on, time(0, 6), f"the verification of {on}", compare) for on in every(FIRST_VERIFIED, LAST_DAY, QUARTER)),
    Act(LAST_DAY, ENDS_AT, "Stonecross's own clock stops", stop_the_clock),
)

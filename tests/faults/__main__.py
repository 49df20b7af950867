"""``make faults``: every drill at its full number, on the engines where the engine matters, and a page about it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from tests.faults.drills import DRILLS, chosen
from tests.faults.lanes import KEPT, LANES, expected_of_all, say, side_by_side
from tests.faults.page import CALLED, PAGE, lasted, written


def main(words: list[str]) -> int:
    """0 when every promise was kept, 1 when one was not, 2 when no drill is called so, 130 when it was stopped.

    Each drill stands on the page as soon as it has ended, so that stopping loses those alone that were begun.
    """
    plan = chosen(words)
    if not plan:
        say(f"No drill is called {' '.join(words)}. There are: {', '.join(drill.name for drill in DRILLS)}.")
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say(f"{len(plan)} drills, {LANES} at a time: about {lasted(expected_of_all(plan))} on two cores of 2024 at rest.")
    outcomes = []
    try:
        for run in side_by_side(plan):
            written([run])
            outcomes.append(run.outcome)
            say(f"[{len(outcomes)}/{len(plan)}] {run.drill.name} on {CALLED[run.engine]}: {'; '.join(run.cells()[:3])}")
    except KeyboardInterrupt:
        say(f"Stopped. {len(outcomes)} of {len(plan)} drills had ended; these stand on the page.")
        return 130
    say(f"Written: {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0 if set(outcomes) == {KEPT} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

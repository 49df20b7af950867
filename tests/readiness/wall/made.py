"""Acts and walls for the tests of what is pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countersign.kernel.words import say
from countersign.ledger.kinds import Shape
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.shaping import Wall, wall_of
from countersign.readiness.wall.window import Window

PRIYA, TOM = "Priya Raman", "Tom Okafor"
FIRST, TODAY, AUDIT = date(2026, 3, 1), date(2026, 11, 20), date(2027, 1, 25)
WINDOW = Window(FIRST, TODAY, AUDIT, "stage2")


def act(on: date, duty: str = "a", who: str = PRIYA, *, days_later: int = 0, **changed: Any) -> Act:
    """One act, by top management unless it says otherwise."""
    given: dict[str, Any] = {
        "leaf": 0,
        "of": "version_0",
        "place": (),
        "duties": (duty,),
        "shape": Shape.SIGNATURE,
        "on": on,
        "recorded_on": on + timedelta(days=days_later),
        "person": f"person_{who}",
        "who": who,
        "leads": True,
        "elsewhere": False,
        "says": say("{who} did it", who=who),
    }
    return Act(**given | changed)


def wall(*acts: Act, recorded: str = "abcdefgh", window: Window = WINDOW) -> Wall:
    return wall_of(sorted(acts, key=lambda one: one.on), window, frozenset(recorded))

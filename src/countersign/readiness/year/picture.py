"""The wall of a period, and in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.words import Words, say
from countersign.readiness.acts import acts
from countersign.readiness.dossier import Dossier
from countersign.readiness.gathered import Gathered
from countersign.readiness.recorded import beginning
from countersign.readiness.wall.duties import DUTIES, recorded
from countersign.readiness.wall.shaping import Wall, sentences, wall_of
from countersign.readiness.wall.window import Window
from countersign.readiness.year.period import Period


def wall_in(read: Gathered, dossier: Dossier, period: Period) -> Wall:
    """Acts of the period alone, in the twelve months that begin with it."""
    window = Window(period.first.replace(day=1), period.last)
    found = acts(read, dossier, beginning(window.first))
    return wall_of([act for act in found if period.holds(act.on)], window, recorded())


def in_words(wall: Wall) -> Iterator[Words]:
    """What somebody who does not see the picture is told: the whole of it, and each row."""
    yield from sentences(wall)
    for duty in DUTIES:
        n = len(wall.row(duty.letter))
        yield say("Row {letter}, {name} {more}: {n}.", letter=duty.letter, name=duty.name, more=duty.more, n=n)

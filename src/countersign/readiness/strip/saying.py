"""What a strip shows, in words: the sentences above it, and what a screen reader says instead of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from countersign.kernel.words import Words, listed, number, say, spelled
from countersign.readiness.strip.shaping import Month, Strip


def sentences(strip: Strip) -> Iterator[Words]:
    """How many stand and the longest of them, what happened in these months, and from when nothing is known."""
    if strip.since is None:
        yield say("The findings have not been looked at yet. The first daily look begins this picture.")
    elif strip.begin is None:
        yield say("Nothing is known of that day: the findings were first looked at on {day}.", day=strip.since)
    else:
        yield from standing(strip, strip.until)
        yield happened(strip)
        if strip.since > strip.window.first:
            yield say("Nothing is known before {day}, when they were first looked at.", day=strip.since)
    if strip.unplaced == 1:
        yield say("One more lapses later than is drawn, or on a day that is not known.")
    elif strip.unplaced:
        n = number(strip.unplaced).capitalize()
        yield say("{n} more lapse later than is drawn, or on a day that is not known.", n=n)


def standing(strip: Strip, until: date) -> Iterator[Words]:
    n = len(strip.standing)
    if not n:
        yield say("Nothing stood on {day}.", day=until)
        return
    yield (
        say("One finding stood on {day}.", day=until)
        if n == 1
        else say("{n} findings stood on {day}.", n=number(n).capitalize(), day=until)
    )
    longest = strip.standing[0].run_on(until)
    first = longest.since if longest else until
    codes = [row.code for row in strip.standing if (run := row.run_on(until)) and run.since == first]
    if n > 1 and len(codes) < n:
        yield say("The longest: {codes}, since {day}.", codes=listed(codes, most=3), day=first)
    else:
        yield say("It had stood since {day}.", day=first) if n == 1 else say("All had stood since {day}.", day=first)


def happened(strip: Strip) -> Words:
    known = [month for month in strip.months if month]
    raised, cleared = sum(month.raised for month in known), sum(month.cleared for month in known)
    if not raised and not cleared:
        return say("In these months none was raised and none cleared.")
    return say(
        "In these months {raised} {were} raised and {cleared} cleared.",
        raised=number(raised), were="was" if raised == 1 else "were", cleared=number(cleared),
    )  # fmt: skip


def heard(strip: Strip) -> str:
    """The picture for whoever does not see it: month by month in figures."""
    told = [
        f"{spelled(first).partition(' ')[2]}: {in_figures(month)}"
        for first, month in zip(strip.window.months, strip.months, strict=True)
        if month
    ]
    if not told:
        return "Findings by month: nothing is known."
    ahead = [f"{one.code} lapses on {spelled(one.on)}" for one in strip.ahead]
    return f"Findings by month. {'; '.join([*told, *ahead])}."


def in_figures(month: Month) -> str:
    return f"{number(month.raised)} raised, {number(month.cleared)} cleared, {number(month.stand)} at its end"

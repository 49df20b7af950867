"""Who runs the management system, and who reports (T8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier.holding import CONFORMITY, REPORTING, Held, holders_of_duty
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("Who runs this day to day, and who tells you how it goes?"), "T8", ("roles",))


def answer(asked: Asked) -> Answer:
    """The holders of the two duties of 5.3: since when, appointed by whom, and whether they said yes."""
    runs, tells = (holders_of_duty(asked.dossier, duty) for duty in (CONFORMITY, REPORTING))
    held = list({(person, one.approved_on): (person, one) for person, one in (*runs, *tells)}.values())
    return Answer(
        "roles",
        says=(*who(asked, runs, tells), *(accepted(asked, one) for one in held)),
        missing=nobody(runs, tells),
        source=latest(held),
    )


def who(asked: Asked, runs: list[Held], tells: list[Held]) -> Iterator[Words]:
    first, second = named(asked, runs), named(asked, tells)
    if first and first == second:
        yield say("{who} for both.", who=first)
        return
    if first:
        yield say("Day to day: {who}.", who=first)
    if second:
        yield say("Tells you: {who}.", who=second)


def named(asked: Asked, held: list[Held]) -> str:
    return listed(list(dict.fromkeys(asked.first(person) for person, _ in held)))


def accepted(asked: Asked, held: Held) -> Words:
    person, one = held
    by, name = asked.first(one.approved_by), asked.you(person)
    if one.approved_on is None:
        return say("Nothing shows who appointed {name}.", name=name)
    if one.accepted_on is None:
        return say("{by} appointed {name} on {day}; not accepted yet.", by=by, name=name, day=one.approved_on)
    if one.accepted_on == one.approved_on:
        return say("{by} appointed {name} on {day}; accepted that day.", by=by, name=name, day=one.approved_on)
    return say(
        "{by} appointed {name} on {day}; accepted on {later}.",
        by=by,
        name=name,
        day=one.approved_on,
        later=one.accepted_on,
    )


def nobody(runs: list[Held], tells: list[Held]) -> Words | None:
    if not runs and not tells:
        return say("Nobody holds either of the two duties.")
    if not runs:
        return say("Nobody is appointed to run it.")
    return None if tells else say("Nobody is appointed to tell you.")


def latest(held: list[Held]) -> Words | None:
    days = [day for _, one in held if isinstance(day := one.since, date)]
    return say("In the role since {day}", day=max(days)) if days else None

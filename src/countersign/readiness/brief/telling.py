"""What the brief tells that no question of the desk does: the scope, the review's own words, gaps, days ahead."""

from __future__ import annotations

from datetime import date

from countersign.kernel.references import parse_ref
from countersign.kernel.words import Words, number, say
from countersign.people.enums import Scope
from countersign.readiness.ahead import days_ahead
from countersign.readiness.brief.part import Facing
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.dossier.requests import decided
from countersign.readiness.dossier.reviewing import latest
from countersign.readiness.dossier.titles import titled
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.performing import Line, pursued
from countersign.readiness.questions import purpose as why
from countersign.readiness.questions.asking import NO_POLICY, Answer
from countersign.readiness.questions.signed import source_of
from countersign.readiness.questions.spending import MOST, told
from countersign.reviews import queries as reviews

CONTENTS = ("purpose", "objectives", "requirements", "improvement")
"""The four contents of 5.2 a to d, in the order of a policy."""


def purpose(facing: Facing) -> Answer:
    """What the organisation says that it is for, where it has; else the passage of its policy."""
    if words := facing.read.firm.purpose.strip():
        return Answer("settings", quotes=(words,), source=say("As the organisation describes itself"))
    return why.answer(facing.asked)


def scope(facing: Facing) -> Answer:
    firm, since = facing.read.firm, facing.asked.dossier.org.isms_started
    source = say("The ISMS began on {day}", day=since)
    if firm.isms_scope == Scope.WHOLE:
        return Answer("settings", says=(say("The ISMS covers the whole organisation."),), source=source)
    if words := firm.isms_scope_statement.strip():
        return Answer("settings", says=(say("The ISMS covers a part:"),), quotes=(words,), source=source)
    missing = say("The ISMS covers a part, and nobody has written down which.")
    return Answer("settings", missing=missing, source=source)


def policy(facing: Facing) -> Answer:
    """The four contents word for word, with version, day and hand."""
    found = current_parent(facing.asked.dossier)
    if found is None:
        return Answer("policy", missing=NO_POLICY)
    quotes = tuple(facing.asked.passages[one] for one in CONTENTS if one in facing.asked.passages)
    left = len(CONTENTS) - len(quotes)
    missing = say("No passage is marked for {n} of the four contents.", n=number(left)) if left else None
    return Answer("policy", quotes=quotes, missing=missing, source=source_of(facing.asked, found[1]))


def objectives(facing: Facing) -> Answer:
    """Each with its last value, its day and its target."""
    found = tuple(map(stands, pursued(facing.read, facing.asked.dossier)))
    return Answer("objectives", says=found, missing=None if found else say("No objective is pursued."))


def stands(one: Line) -> Words:
    return say("“{title}”: {value}. {note}", title=str(one.what), value=str(one.value), note=str(one.note or ""))


def spending(facing: Facing) -> Answer:
    """The last three decisions, however long ago, and what waits for one."""
    dossier = facing.asked.dossier
    found = decided(dossier, (dossier.as_of - date.min).days)
    latest_ones = sorted(found, key=lambda one: (one.decided_on or one.raised_on, one.id), reverse=True)[:MOST]
    says = [told(facing.asked, one) for one in latest_ones]
    waits = [one for one in dossier.resources if one.decided_on is None]
    says += [say("Undecided since {day}: {request}.", day=one.raised_on, request=titled(one)) for one in waits]
    missing = None if latest_ones else say("No decision on money, people or time is on record.")
    return Answer("resources", says=tuple(says), missing=missing)


def words_of_the_review(facing: Facing) -> Answer:
    """What the last management review decided, in the words of its minutes."""
    found = latest(facing.asked.dossier)
    if found is None or not found[1].id:
        return Answer("reviews")
    rows = reviews.decisions(facing.read.firm.id, [parse_ref(found[1].id)[1]])
    said = tuple(say("“{words}”", words=one.words) for one in rows if one.words and one.taken_at)
    return Answer("reviews", says=said, source=say("Minutes of {day}", day=found[0]) if said else None)


def gaps(facing: Facing) -> Answer:
    """What leadership has declared that is not done, with the plan and its day."""
    dossier, found = facing.asked.dossier, facing.read.said.in_force(facing.asked.dossier.as_of)
    if found is None:
        return Answer("declared", missing=say("Top management has declared no gap."))
    says = tuple(
        say(
            "{fact} Plan: {plan}, by {day} ({owner}).",
            fact=line["fact"],
            plan=line["plan"],
            day=date.fromisoformat(line["due_on"]),
            owner=name_of(dossier, line["owner"]),
        )
        for line in found.lines
    )
    return Answer("declared", says=says, source=say("Declared on {day}", day=found.approved_on))


def dates(facing: Facing) -> Answer:
    """The days ahead that are known: those of everybody, and one's own."""
    found = days_ahead(facing.read, facing.asked.dossier.as_of)
    own = [one for one in found if one.person in (None, facing.person)]
    says = tuple(say("{day}: {what}.", day=one.on, what=str(one.title)) for one in own)
    return Answer("calendar", says=says, missing=None if says else say("No day ahead is on record."))

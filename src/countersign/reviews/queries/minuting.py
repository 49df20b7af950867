"""The minutes as one value: what the chair is shown, and what they sign. The page and the command build it alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import approval_statement
from countersign.kernel.digests import digest_value
from countersign.kernel.references import ref
from countersign.kernel.words import say
from countersign.people import queries as people
from countersign.reviews.enums import Part
from countersign.reviews.models import Decision, Passage, Review
from countersign.reviews.queries.effects import Outlook, standing
from countersign.reviews.queries.rows import attendances, decisions, held, passages
from countersign.reviews.text.similarity import in_thousandths, paragraphs
from countersign.reviews.wordings import SIGNING, SIGNING_FOR

FORMAT = "countersign.minutes/1"
LOOKS_BACK = 4
"""A year of quarterly reviews: who copies, copies from the last ones."""
WORDS = (Part.PRESENTED, Part.QUESTIONS, Part.CONCLUSION)


def minutes_of(review: Review) -> dict[str, Any]:
    """Everything that the minutes say, as it is now: names and titles as they are on the day of signing."""
    here = review.organisation_id
    written, taken = passages(here, review.id), list(decisions(here, [review.id]))
    found, does = list(attendances(here, [review.id])), standing(here, taken, review.chair_id)
    return {
        "format": FORMAT,
        "organisation": people.organisation(here).name,
        "kind": review.kind,
        "planned_on": written_day(review.planned_on),
        "held_on": written_day(review.held_on),
        "chair": ref("person", review.chair_id) if review.chair_id else None,
        "chair_name": people.names(here, [review.chair_id])[review.chair_id] if review.chair_id else "",
        **chaired_by(review),
        **({"alone": True} if single_handed(review, written.values(), taken) else {}),
        "agenda": review.agenda_digest,
        "attended": [
            {"person": one.person.ref, "name": str(one.person), "as": one.capacity, "leads": one.leads}
            for one in found
            if one.attended
        ],
        "apologies": [{"person": one.person.ref, "name": str(one.person)} for one in found if not one.attended],
        "guests": review.guests or "",
        "inputs": {
            part.value: {"text": one.text, "level": one.level, "items": sorted(one.items)}
            for part in review.inputs
            if (one := written.get(part))
        },
        **{part.value: written[part].text if part in written else "" for part in WORDS},
        "decisions": [{**said(one), **does_elsewhere(does.get(one.id))} for one in taken],
        "next_planned_on": written_day(review.next_planned_on),
        "endorsed": list(review.endorsed),
    }


def chaired_by(review: Review) -> dict[str, str]:
    """Who chaired it, where another signs for them; nothing where the chair does."""
    id = review.chaired_by_id
    if id is None:
        return {}
    return {"chaired_by": ref("person", id), "chaired_by_name": people.names(review.organisation_id, [id])[id]}


def single_handed(review: Review, written: Iterable[Passage], taken: Iterable[Decision]) -> bool:
    """Has whoever signs written all of it, decisions too? The conclusion is theirs in any case. Shown as S1 wants."""
    hands = {hand for one in written if one.part != Part.CONCLUSION for hand in one.written_by}
    hands |= {one.written_by_id.hex for one in taken}
    return review.chair_id is not None and hands == {review.chair_id.hex}


def does_elsewhere(outlook: Outlook | None) -> dict[str, Any]:
    """What a decision does to another record once this is signed: which, and what that says."""
    if outlook is None:
        return {}
    named = {"about": outlook.about, "about_digest": outlook.digest, "called": outlook.title} if outlook.about else {}
    return {"effect": outlook.effect.value, **named}


def said(one: Decision) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": one.kind,
        "words": one.words,
        "decided_by": str(one.decided_by) if one.decided_by else "",
        "owner": str(one.owner) if one.owner else "",
        "due_on": written_day(one.due_on),
    }


def written_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def minutes_digest(minutes: Mapping[str, Any]) -> str:
    return digest_value(dict(minutes))


def texts_in(minutes: Mapping[str, Any]) -> list[str]:
    """What somebody wrote in minutes, without the standing headings; of those on paper as far as it is known here."""
    if minutes["format"] != FORMAT:
        return paragraphs(minutes.get("text", ""))
    inputs = [one["text"] for _, one in sorted(minutes["inputs"].items())]
    return [*inputs, *(minutes[part.value] for part in WORDS), *(one["words"] for one in minutes["decisions"])]


def similarity(review: Review, minutes: Mapping[str, Any]) -> int | None:
    """To the minutes before these, in thousandths; None where there are none whose words are known here.

    Counted once, when they are signed or recorded: minutes stand still from then on. The latest of
    four earlier ones is taken that says anything.
    """
    before = held(review.organisation_id).exclude(id=review.id).filter(held_on__lte=review.held_on)
    words = (texts_in(one.minutes) for one in before.defer(None)[:LOOKS_BACK] if one.minutes)
    last = next((said for said in words if said), [])
    return in_thousandths(texts_in(minutes), last)


def signing_words(review: Review) -> str:
    """The sentence that the chair agrees to."""
    firm = people.organisation(review.organisation_id)
    if told := chaired_by(review):
        return str(say(SIGNING_FOR, organisation=firm.name, day=review.held_on, name=told["chaired_by_name"]))
    return str(say(SIGNING, organisation=firm.name, day=review.held_on))


def signing_statement(review: Review, document: str, *, person: UUID, capacity: str) -> dict[str, Any]:
    """What the signature is bound to. Its digest is what a mailed code is made for."""
    return approval_statement(
        of=review.ref,
        document=document,
        words=signing_words(review),
        person=ref("person", person),
        capacity=capacity,
        hat=Hat.TOP_MANAGEMENT.value,
    )


def missing(review: Review, minutes: Mapping[str, Any]) -> list[str]:
    """What keeps the chair from signing, each as a sentence: nobody there who leads, no conclusion, no decision."""
    found = []
    if not any(one["leads"] for one in minutes["attended"]):
        found.append("Nobody in top management has confirmed that they were there.")
    if review.chair_id and ref("person", review.chair_id) not in {one["person"] for one in minutes["attended"]}:
        found.append("The chair has not confirmed that they were there.")
    if not minutes["conclusion"].strip():
        found.append("The chair has not said in their own words whether the ISMS is suitable, adequate and effective.")
    if not minutes["decisions"]:
        found.append("No decision is written down. That nothing has to change, and why, is one too.")
    return found


def silent(review: Review, minutes: Mapping[str, Any]) -> list[Part]:
    """The inputs of its agenda of which the minutes say nothing. That keeps nobody from signing; a finding says it."""
    return [part for part in review.inputs if not minutes["inputs"].get(part.value, {}).get("level")]

"""Input f: the largest risks, and how far what was decided about them is (DOMAIN, 6.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from countersign.kernel.words import Words, say
from countersign.people import queries as people
from countersign.reviews.queries.lines import Line, nothing
from countersign.risks.enums import Answer
from countersign.risks.queries import RiskBook, Standing

MOST = 5

ANSWERS: dict[Answer, str] = {
    Answer.UNDECIDED: "nothing is decided",
    Answer.PROPOSED: "a decision waits",
    Answer.TREATED: "being treated",
    Answer.LATE: "treatment overdue",
    Answer.CARRIED_OUT: "treatment carried out",
    Answer.ACCEPTED: "accepted",
    Answer.OUTGROWN: "larger than when it was decided",
    Answer.LAPSED: "its acceptance has run out",
}


def risks_and_treatment(organisation: UUID, as_of: date, _since: date | None) -> Iterator[Line]:
    """The top five with what changed, then every answer counted, then what is overdue. The register is read once."""
    standings = RiskBook(people.organisation(organisation)).standings(as_of)
    if not standings:
        yield nothing("No risk is recorded.")
        return
    for one in standings[:MOST]:
        yield Line(risk(one))
    counts = Counter(one.answer for one in standings)
    yield Line(say("{n} risks are open.", n=len(standings)))
    for answer in Answer:
        if counts[answer]:
            yield Line(say("{n} of them: {answer}", n=counts[answer], answer=say(ANSWERS[answer])))
    late = [one for one in standings if one.answer is Answer.LATE]
    yield from map(overdue, late)
    if not late:
        yield nothing("No treatment is overdue.")


def risk(one: Standing) -> Words:
    told = {"title": one.risk.title, "owner": str(one.owner or "nobody"), "answer": say(ANSWERS[one.answer])}
    if one.now is None:
        return say("{title}: not assessed yet ({owner})", **told)
    told |= {"score": one.score}
    if one.change is None:
        return say("{title}: {score}, {answer} ({owner})", **told)
    if one.change == 0:
        return say("{title}: {score}, as before, {answer} ({owner})", **told)
    template = "{title}: {score}, up from {was}, {answer} ({owner})"
    if one.change < 0:
        return say("{title}: {score}, down from {was}, {answer} ({owner})", was=one.score - one.change, **told)
    return say(template, was=one.score - one.change, **told)


def overdue(one: Standing) -> Line:
    decision = one.decision
    due = decision.due_on if decision else None
    days = (one.on - due).days if due else 0
    carrier = str(decision.carrier) if decision and decision.carrier else "nobody"
    told = {"n": days, "day": due, "title": one.risk.title, "carrier": carrier}
    return Line(say("Treatment {n} days late, due {day}: {title} ({carrier})", **told))

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import hold, person, today
from countersign.risks.commands.assess_risk import check_day, check_steps, check_why
from countersign.risks.entries import AssessmentRecorded, RiskRecorded
from countersign.risks.enums import Source
from countersign.risks.models import Assessment, Risk
from countersign.risks.permissions import check_can_record
from countersign.risks.queries import risks, scale

LONGEST_REFERENCE, LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINK = 60, 200, 2000, 500


@dataclass(frozen=True, kw_only=True)
class Described:
    """What could happen, in words, and where else it is kept."""

    title: str
    cause: str = ""
    consequence: str = ""
    affected: str = ""
    reference: str = ""
    link: str = ""


@command
def record_risk(
    *,
    described: Described,
    identified_on: date,
    likelihood: int,
    impact: int,
    why: str,
    owner_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down a risk with how large it is seen to be, and name who is to answer for it (ISO/IEC 27001, 6.1.2).

    The owner accepts it by an act of their own. A day in the past is taken: risks were known before Countersign.
    """
    hold(by.organisation)
    check_can_record(by)
    on = today(by.organisation, at)
    words = checked(described)
    check_day(identified_on, on)
    measure = scale(by.organisation, on)
    check_steps(measure, likelihood, impact)
    check_why(why)
    check_new(by.organisation, words)
    if owner_id is not None:
        check_is_here(person(by.organisation, owner_id), on)
    row = begun(words, identified_on, owner_id, by, at)
    write(row, RiskRecorded(occurred_on=identified_on))
    seen = Assessment(
        id=new_id(at),
        organisation_id=by.organisation,
        risk=row,
        assessed_on=identified_on,
        likelihood=likelihood,
        impact=impact,
        likelihood_steps=len(measure.likelihood),
        impact_steps=len(measure.impact),
        why=why.strip(),
        by_owner=row.is_owned_by(by.person),
        source=Source.RECORDED.value,
        assessed_by_id=who(by),
        recorded_at=at,
    )
    write(seen, AssessmentRecorded(occurred_on=identified_on))
    return row.ref


def begun(words: Described, identified_on: date, owner_id: UUID | None, by: Actor, at: datetime) -> Risk:
    return Risk(
        id=new_id(at),
        organisation_id=by.organisation,
        **vars(words),
        owner_id=owner_id,
        named_at=at if owner_id else None,
        named_by_id=who(by) if owner_id else None,
        source=Source.RECORDED.value,
        identified_on=identified_on,
        recorded_at=at,
        recorded_by_id=who(by),
    )


def checked(described: Described) -> Described:
    """As it is stored. Raises Refused for what is missing or too long."""
    lines = {name: clean(getattr(described, name)).strip() for name in ("title", "reference", "link")}
    texts = {name: getattr(described, name).strip() for name in ("cause", "consequence", "affected")}
    words = Described(**lines, **texts)
    if not words.title:
        raise Refused("Say in a few words what the risk is called.")
    if len(words.title) > LONGEST_TITLE:
        raise Refused(say("The title of a risk has at most {n} characters.", n=LONGEST_TITLE))
    if any(len(text) > LONGEST_TEXT for text in texts.values()):
        raise Refused(say("Say each part in at most {n} characters.", n=LONGEST_TEXT))
    if len(words.reference) > LONGEST_REFERENCE:
        raise Refused(say("Its number has at most {n} characters.", n=LONGEST_REFERENCE))
    if len(words.link) > LONGEST_LINK:
        raise Refused(say("Say where the register is in at most {n} characters.", n=LONGEST_LINK))
    return words


def check_new(organisation: UUID, words: Described, but: UUID | None = None) -> None:
    """One number, one open risk: it is matched by it when its register is read again."""
    if not words.reference:
        return
    there = risks(organisation).filter(reference=words.reference, closed_at=None).first()
    if there is not None and there.id != but:
        raise Refused(say("The number {n} is that of “{title}”.", n=words.reference, title=there.title))

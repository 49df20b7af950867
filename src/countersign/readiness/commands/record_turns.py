from __future__ import annotations

from datetime import date, datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import new_id
from countersign.ledger.writing import command, write_many
from countersign.readiness.entries import FindingCleared, FindingRaised
from countersign.readiness.models import Look, Turn
from countersign.readiness.queries import judgement_of, open_turns
from countersign.readiness.rule import Grade

Standing = tuple[str, str]
"""A rule's code and the key that tells its findings apart."""


@command(accepts={ActorKind.SYSTEM})
def record_turns(*, on: date, by: Actor, at: datetime) -> None:
    """Enter which findings were raised and which cleared since the last look. Looks once a day; later is too late.

    A finding whose rule cannot be assessed any more stands as it stood: nobody knows that it was cleared.
    """
    Look.objects.create(id=new_id(at), organisation_id=by.organisation, looked_on=on)
    judged = judgement_of(by.organisation, on)
    before = {(turn.code, turn.key): Grade(turn.grade) for turn in open_turns(by.organisation)}
    now = {(rule.code, finding.key): finding.grade for rule, finding in judged.findings()}
    unclear = {outcome.rule.code for outcome in judged.cannot_assess()}
    raised = {one: grade for one, grade in now.items() if before.get(one) is not grade}
    cleared = {one: grade for one, grade in before.items() if one not in now and one[0] not in unclear}

    def turn(one: Standing, grade: Grade, *, raised: bool) -> Turn:
        code, key = one
        return Turn(
            id=new_id(at),
            organisation_id=by.organisation,
            code=code,
            key=key,
            grade=grade,
            raised=raised,
            turned_on=on,
            turned_at=at,
        )

    turns = [turn(one, grade, raised=True) for one, grade in raised.items()]
    turns += [turn(one, grade, raised=False) for one, grade in cleared.items()]
    write_many(turns, [FindingRaised() if one.raised else FindingCleared() for one in turns])

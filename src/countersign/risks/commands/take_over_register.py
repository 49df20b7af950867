from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id, new_ids
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import MOST_ROWS, command, locked, write, write_many
from countersign.people.permissions import check_is_here
from countersign.people.queries import hold, people, today
from countersign.risks.commands.assess_risk import check_day, check_steps
from countersign.risks.commands.record_risk import Described, check_new, checked
from countersign.risks.entries import AssessmentRecorded, RiskChanged, RiskRecorded
from countersign.risks.enums import RiskState, Source
from countersign.risks.imports import Line
from countersign.risks.models import Assessment, Risk
from countersign.risks.permissions import check_can_import
from countersign.risks.queries import Scale, latest_assessment, scale

WORDS = ("title", "cause", "consequence", "affected", "reference")
MEANWHILE = "The register here was changed meanwhile. Choose the list again, and look at its rows."


@command
def take_over_register(*, lines: Sequence[Line], file: str, link: str = "", by: Actor, at: datetime) -> None:
    """Take over what a register that is kept elsewhere says: new risks, changed words, and how large each is now.

    ``lines``: its rows that are new or changed, at most 1,000. ``file``: the digest of the kept list. ``link``: where
    the register is. All of them or none. What is not in it stays as it is here; nobody's acceptance is taken over.
    """
    hold(by.organisation)
    check_can_import(by)
    if len(lines) > MOST_ROWS:
        raise Refused(say("At most {n} rows are taken over at once.", n=MOST_ROWS))
    if not lines or not all(one.is_taken for one in lines):
        raise Refused("There is nothing in these rows that could be taken over.")
    on = today(by.organisation, at)
    measure = scale(by.organisation, on)
    ids = {one.owner for one in lines if one.owner}
    here = {one.id: one for one in people(by.organisation).filter(id__in=ids)}
    for one in lines:
        check_steps(measure, one.likelihood, one.impact)
        check_day(one.assessed_on or on, on)
        if one.owner:
            if one.owner not in here:
                raise Refused(MEANWHILE)
            check_is_here(here[one.owner], on)
    seen = record_new([one for one in lines if one.risk is None], file, link, on, measure, by, at)
    for one in lines:
        if one.risk is not None:
            seen += change(one, file, link, on, measure, by, at)
    write_many(seen, [AssessmentRecorded(docs=(file,), occurred_on=one.assessed_on) for one in seen])


def record_new(
    lines: Sequence[Line], file: str, link: str, on: date, measure: Scale, by: Actor, at: datetime
) -> list[Assessment]:
    """The rows of new risks, and how large each is."""
    rows = []
    for id, one in zip(new_ids(at, len(lines)), lines, strict=True):
        words = checked(Described(**{name: getattr(one, name) for name in WORDS}, link=link))
        check_new(by.organisation, words)
        rows.append(
            Risk(
                id=id,
                organisation_id=by.organisation,
                **vars(words),
                owner_id=one.owner,
                named_at=at if one.owner else None,
                named_by_id=who(by) if one.owner else None,
                source=Source.IMPORTED.value,
                file=file,
                identified_on=min(one.identified_on or on, one.assessed_on or on),
                recorded_at=at,
                recorded_by_id=who(by),
            )
        )
    write_many(rows, [RiskRecorded(docs=(file,), occurred_on=row.identified_on) for row in rows])
    return [assessed(row, one, file, on, measure, by, at) for row, one in zip(rows, lines, strict=True)]


def change(one: Line, file: str, link: str, on: date, measure: Scale, by: Actor, at: datetime) -> list[Assessment]:
    """What the register says otherwise of a risk that is here, and how large it is now, if that is not the same."""
    if one.risk is None:
        return []
    row = locked(Risk, by.organisation, one.risk)
    latest = latest_assessment(by.organisation, row.id)
    if row.state is RiskState.CLOSED or row.revision != one.revision or (latest.id if latest else None) != one.latest:
        raise Refused(MEANWHILE)
    said = {name: getattr(one, name) or getattr(row, name) for name in WORDS}
    words = checked(Described(**said, link=link or row.link))
    check_new(by.organisation, words, row.id)
    for name, value in vars(words).items():
        setattr(row, name, value)
    if "owner" in one.changes:
        row.owner_id, row.named_at, row.named_by_id, row.owned_at = one.owner, at, who(by), None
    row.file, row.source = file, Source.IMPORTED.value
    write(row, RiskChanged(docs=(file,)))
    return [assessed(row, one, file, on, measure, by, at)] if "score" in one.changes else []


def assessed(row: Risk, one: Line, file: str, on: date, measure: Scale, by: Actor, at: datetime) -> Assessment:
    return Assessment(
        id=new_id(at),
        organisation_id=by.organisation,
        risk=row,
        assessed_on=one.assessed_on or on,
        likelihood=one.likelihood,
        impact=one.impact,
        likelihood_steps=len(measure.likelihood),
        impact_steps=len(measure.impact),
        source=Source.IMPORTED.value,
        file=file,
        assessed_by_id=who(by),
        recorded_at=at,
    )

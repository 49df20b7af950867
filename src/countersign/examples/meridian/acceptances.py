"""Who accepted the policy when: leaders here, in their own names, and everybody else on the learning portal.

The portal's list is taken over, part by part. On the quay, supervisors entered it there for whoever has no account.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, partial
from itertools import batched

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.take_over import take_over
from countersign.acknowledgements.imports import compare
from countersign.examples.meridian.crowd import LEADING_A_TEAM, Somebody, crowd, spread
from countersign.examples.meridian.policy import EFFECTIVE_ON, LABEL, applies, sentence
from countersign.examples.stage import Act, Stage, every
from countersign.kernel.actors import Hat
from countersign.ledger import files
from countersign.people import queries as people
from countersign.policies.queries import published_versions

STAFF_MISSING, AGENCIES_MISSING = 59, 35
LATE_JOINERS, LATE_AND_MISSING = 27, 12
BY_SUPERVISORS = 180
FIRST_DAY, LAST_DAY, DAYS = EFFECTIVE_ON + timedelta(days=1), date(2026, 11, 16), 24
FIRST_LIST, APART = date(2026, 3, 9), timedelta(weeks=4)
ROWS = 750
"""Taken over at once."""

NAMED_ON = {
    "Thandi": date(2026, 2, 3),
    "Clara": date(2026, 2, 2),
    "Yusuf": date(2026, 2, 2),
    "Helen": date(2026, 2, 4),
    "Ben": date(2026, 2, 3),
    "Ivo": date(2026, 2, 9),
    "Ann": date(2026, 2, 11),
    "Luc": date(2026, 2, 6),
    "Eva": date(2026, 2, 5),
    "Paul": date(2026, 2, 5),
    "Rita": date(2026, 2, 4),
    "Marco": date(2026, 11, 5),
}
"""Ingrid approved it for the board."""


@dataclass(frozen=True)
class Accepted:
    """Somebody of the portal's list: when, and who entered it there for them, if anybody did."""

    who: Somebody
    on: date
    entered_by: str = ""


@cache
def accepted() -> tuple[Accepted, ...]:
    """Everybody who has accepted, in the order of HR's list."""
    joiners = [one.number for one in crowd() if one.is_joiner and one.is_staff]
    due = [one.number for one in crowd() if not one.on_leave]
    veterans = [one.number for one in crowd() if one.is_staff and not one.is_joiner and not one.on_leave]
    agencies = [one.number for one in crowd() if not one.is_staff]
    ripe = [number for number in joiners if crowd()[number].joined_on < date(2026, 11, 6)]
    long_here = [number for number in ripe if crowd()[number].joined_on < date(2026, 10, 20)]
    late = spread(long_here, LATE_JOINERS)
    never = {*spread(late, LATE_AND_MISSING), *spread(veterans, STAFF_MISSING), *spread(agencies, AGENCIES_MISSING)}
    never |= set(joiners) - set(ripe)
    proxied = set(spread([one for one in veterans if on_the_quay(crowd()[one]) and one not in never], BY_SUPERVISORS))
    return tuple(told(crowd()[one], one in late, one in proxied) for one in due if one not in never)


def on_the_quay(one: Somebody) -> bool:
    return one.department == "Terminals" and one.title != LEADING_A_TEAM


def told(one: Somebody, late: bool, proxied: bool) -> Accepted:
    """Joiners in their first days, or three weeks in; everybody else in February."""
    days = timedelta(days=21 if late else one.number % 12) if one.is_joiner else timedelta(days=one.number % DAYS)
    return Accepted(one, (one.joined_on if one.is_joiner else FIRST_DAY) + days, one.manager if proxied else "")


def takes_it_on(stage: Stage, name: str) -> None:
    version, said, words = sentence(stage)
    accept(
        version_id=version.id,
        digest_shown=version.document,
        wording_id=said.id,
        words_shown=words,
        agreed=True,
        by=stage.by(name),
        at=stage.at,
    )


def clara_takes_over(stage: Stage, called: str, rows: Sequence[Accepted]) -> None:
    by, data = stage.by("Clara", Hat.ISMS_LEAD), as_file(stage, rows)
    versions = list(published_versions(stage.organisation).filter(policy_id=applies(stage).policy_id))
    firm = people.organisation(stage.organisation)
    lines = [one for one in compare(data, called, versions, firm, stage.today, by) if one.is_new]
    take_over(lines=lines, file=files.keep(stage.organisation, data), by=by, at=stage.at)


def as_file(stage: Stage, rows: Sequence[Accepted]) -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(("Email", "Version", "Accepted on", "Entered by"))
    for one in rows:
        sheet.writerow((one.who.email, LABEL, stage.day(one.on).isoformat(), one.entered_by))
    return out.getvalue().encode()


def lists() -> Iterator[Act]:
    """What the portal says every fourth Monday, after HR told us who is new: who accepted since the last time."""
    before = FIRST_DAY - timedelta(days=1)
    for day in every(FIRST_LIST, LAST_DAY, APART):
        new = [one for one in accepted() if before < one.on <= day]
        for part, rows in enumerate(batched(new, ROWS), start=1):
            name = f"portal {day}, part {part}.csv"
            yield Act(
                day, time(18, part), f"Clara takes over {name}", partial(clara_takes_over, called=name, rows=rows)
            )
        before = day


ACTS = (
    *(
        Act(on, time(12 + place % 5, 4 * place), f"{name} accepts the policy", partial(takes_it_on, name=name))
        for place, (name, on) in enumerate(NAMED_ON.items())
    ),
    *lists(),
)

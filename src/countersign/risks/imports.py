"""A register of risks that is kept elsewhere: read, and laid beside what is here. Nothing is written.

What counts is what is left with the controls in place: where a register has two pairs of likelihood and impact, the
residual one is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.archives import Unreadable
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, say
from countersign.people.imports.days import Order, day, order_of
from countersign.people.imports.headings import spelt
from countersign.people.imports.reading import Page, read_book
from countersign.people.queries import people
from countersign.risks.queries import Scale, Standing

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

MOST_LINES = 1000
LOOKS_FOR_HEADINGS = 20
LONGEST_TITLE, LONGEST_TEXT, LONGEST_REFERENCE = 200, 2000, 60


class Column(StrEnum):
    """What a column of the register says."""

    REFERENCE = "REFERENCE"
    TITLE = "TITLE"
    CAUSE = "CAUSE"
    CONSEQUENCE = "CONSEQUENCE"
    AFFECTED = "AFFECTED"
    OWNER = "OWNER"
    LIKELIHOOD = "LIKELIHOOD"
    IMPACT = "IMPACT"
    DAY = "DAY"
    IDENTIFIED = "IDENTIFIED"


RATED = ("residual", "current", "net", "after treatment", "rest", "restrisiko")
"""How a group of columns is headed that says what is left, the surest first."""

HEADINGS: dict[Column, str] = {
    Column.REFERENCE: "risk id, risk number, risk no, risk ref, risk reference, reference, ref, id, no, nr, number, "
    "risiko id, risiko nr, risikonummer",
    Column.TITLE: "risk title, risk name, title, name, short description, risk, risk description, description, "
    "risk statement, risiko, risikotitel, bezeichnung, risikobeschreibung, beschreibung, scenario, threat",
    Column.CAUSE: "cause, causes, root cause, risk cause, vulnerability, trigger, ursache, schwachstelle",
    Column.CONSEQUENCE: "consequence, consequences, effect, impact description, business impact, auswirkung, folge, "
    "folgen",
    Column.AFFECTED: "affected, what is affected, asset, assets, affected assets, process, betroffen, werte, "
    "asset name",
    Column.OWNER: "risk owner, owner, owned by, risk owner name, risikoeigner, risikoverantwortlicher, eigner, "
    "verantwortlich",
    Column.LIKELIHOOD: "likelihood, probability, likelihood rating, likelihood score, eintrittswahrscheinlichkeit, "
    "wahrscheinlichkeit",
    Column.IMPACT: "impact, severity, impact rating, impact score, consequence rating, schadenshöhe, auswirkung stufe, "
    "schadensausmaß",
    Column.DAY: "assessed on, last assessed, last assessment, last reviewed, last review, review date, "
    "assessment date, date of assessment, bewertet am, letzte bewertung",
    Column.IDENTIFIED: "identified on, date identified, identified, date raised, raised on, date added, created on, "
    "identifiziert am, erfasst am",
}
"""As ``spelt`` writes them, those that say most first."""

STEP_WORDS: tuple[tuple[str, ...], ...] = (
    ("rare", "very unlikely", "very low", "negligible", "insignificant", "sehr selten", "sehr gering", "unbedeutend"),
    ("unlikely", "low", "minor", "selten", "unwahrscheinlich", "gering"),
    ("possible", "medium", "moderate", "möglich", "mittel"),
    ("likely", "high", "major", "wahrscheinlich", "hoch"),
    ("almost certain", "very likely", "very high", "severe", "critical", "catastrophic", "fast sicher", "sehr hoch"),
)
"""Words of many registers for the five steps of a scale, likelihood and impact alike."""

LEADING_NUMBER = re.compile(r"\s*(\d{1,2})(?:[.,]0+)?\s*(?:[-:(\u2013].*|[^\W\d].*)?", re.DOTALL)


class What(StrEnum):
    """What a row of the register would do here."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    SAME = "SAME"
    REFUSED = "REFUSED"


@dataclass(frozen=True)
class Line:
    """One row: what it says, which risk it is here, and what it would change.

    ``changes``: names of the columns that are not as they are here. ``remark``: what is taken over without.
    """

    row: int
    reference: str = ""
    title: str = ""
    cause: str = ""
    consequence: str = ""
    affected: str = ""
    owner: UUID | None = None
    likelihood: int = 0
    impact: int = 0
    assessed_on: date | None = None
    identified_on: date | None = None
    risk: UUID | None = None
    latest: UUID | None = None
    revision: int = 0
    changes: tuple[str, ...] = ()
    remark: Words | None = None
    refused: Words | None = None

    @property
    def what(self) -> What:
        if self.refused:
            return What.REFUSED
        if self.risk is None:
            return What.NEW
        return What.CHANGED if self.changes else What.SAME

    @property
    def is_taken(self) -> bool:
        return self.what in (What.NEW, What.CHANGED)


@dataclass(frozen=True)
class Table:
    """The sheet with the register, the place of its headings as they are read, and where its columns are."""

    page: Page
    headings: int
    named: tuple[str, ...]
    columns: Mapping[Column, int]

    @property
    def is_known(self) -> bool:
        """A title and a place on the scale are the least."""
        return {Column.TITLE, Column.LIKELIHOOD, Column.IMPACT} <= self.columns.keys()


def read_list(data: bytes, name: str, said: Mapping[Column, int] | None = None) -> Table:
    """The first sheet whose headings are known; else the first that looks like a list, to be asked about.

    ``said``: what somebody said that its columns mean. Raises ``Unreadable``.
    """
    found = table_of(read_book(data, name).pages)
    if found is None:
        raise Unreadable(say("{name} has no rows below a row of headings. Export the register again.", name=name))
    if sum(map(any, found.page.rows[found.headings + 1 :])) > MOST_LINES:
        raise Unreadable(say("{name} has more than {n} rows. Split the register.", name=name, n=MOST_LINES))
    return replace(found, columns=said) if said else found


def table_of(pages: Sequence[Page]) -> Table | None:
    likely = None
    for page in pages:
        for at, row in enumerate(page.rows[:LOOKS_FOR_HEADINGS]):
            named = under_groups(page.rows, at)
            table = Table(page, at, named, known(row, named))
            if table.is_known:
                return table
            filled = sum(bool(cell) for cell in row)
            if len(page.rows) > at + 1 and filled > 2 and (likely is None or len(table.columns) > len(likely.columns)):
                likely = table
    return likely


def under_groups(rows: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    """The headings of a row, each with the one merged over it in the row above, such as "Residual Likelihood"."""
    row, above = rows[at], rows[at - 1] if at else ()
    if sum(bool(cell) for cell in above) < 2:
        return tuple(row)
    found, group = [], ""
    for place, cell in enumerate(row):
        over = above[place] if place < len(above) else ""
        group = over or group
        found.append(f"{group} {cell}".strip() if cell and spelt(group) != spelt(cell) else cell)
    return tuple(found)


def known(row: Sequence[str], named: Sequence[str]) -> dict[Column, int]:
    """Where the columns are: by their heading under its group first, then by the heading alone if it stands once."""
    grouped, bare = [spelt(cell) for cell in named], [spelt(cell) for cell in row]
    found: dict[Column, int] = {}
    for column, names in HEADINGS.items():
        words = names.split(", ")
        for at in (
            *rated(grouped, words),
            *(grouped.index(one) for one in words if grouped.count(one) == 1),
            *once(bare, words),
        ):
            if at not in found.values():
                found[column] = at
                break
    return found


def rated(grouped: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    for group in RATED:
        for one in words:
            for together in (f"{group} {one}", f"{group} risk {one}"):
                if together in grouped:
                    yield grouped.index(together)


def once(bare: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """What stands twice under the same heading is asked about, never guessed."""
    for one in words:
        if bare.count(one) == 1:
            yield bare.index(one)


def compare(
    table: Table, order: Order, firm: Organisation, today: date, measure: Scale, here: Sequence[Standing]
) -> list[Line]:
    """Every row beside the risks that are here. ``here``: the open ones. ``order``: how it writes days, if said."""
    cells = list(rows_in(table))
    days = (one.get(column, "") for _n, one in cells for column in (Column.DAY, Column.IDENTIFIED))
    beside = Beside(firm, today, order_of(days) if order is Order.UNKNOWN else order, measure, tuple(here))
    found, seen = [], set()
    for number, one in cells:
        line = beside.judged(number, one)
        key = line.reference.casefold() or line.title.casefold()
        if not line.refused and key in seen:
            line = replace(line, refused=say("Another row above has the same number, or the same title."))
        seen.add(key)
        found.append(line)
    return found


def gone(lines: Sequence[Line], here: Sequence[Standing]) -> list[Standing]:
    """Risks that came from a list before, and stand in no row of this one."""
    there = {one.risk for one in lines}
    return [one for one in here if one.risk.file and one.risk.id not in there]


def rows_in(table: Table) -> Iterator[tuple[int, dict[Column, str]]]:
    for number, row in enumerate(table.page.rows[table.headings + 1 :], table.headings + 2):
        cells = {column: row[at] if at < len(row) else "" for column, at in table.columns.items()}
        if any(cells.values()):
            yield number, cells


@dataclass(frozen=True)
class Beside:
    """What the rows of a register are laid beside."""

    firm: Organisation
    today: date
    order: Order
    measure: Scale
    here: tuple[Standing, ...]

    @cached_property
    def by_reference(self) -> dict[str, Standing]:
        return {one.risk.reference.casefold(): one for one in self.here if one.risk.reference}

    @cached_property
    def by_title(self) -> dict[str, Standing]:
        return {one.risk.title.casefold(): one for one in self.here}

    @cached_property
    def everybody(self) -> dict[str, list[Person]]:
        """Who is here, by name, mail address and employee number."""
        found: dict[str, list[Person]] = {}
        for one in people(self.firm.id).filter(erased_at=None):
            if one.left_on is None or one.left_on > self.today:
                for key in filter(None, (one.name, one.email, one.employee_number)):
                    found.setdefault(" ".join(key.casefold().split()), []).append(one)
        return found

    def judged(self, number: int, cells: Mapping[Column, str]) -> Line:
        """The row with what it means here, or with the sentence that refuses it."""
        line = words_of(number, cells)
        likelihood = step(cells.get(Column.LIKELIHOOD, ""), self.measure.likelihood)
        impact = step(cells.get(Column.IMPACT, ""), self.measure.impact)
        if why := unfit(line, cells, likelihood, impact):
            return replace(line, refused=why)
        assessed_on = day(cells.get(Column.DAY, ""), self.order)
        identified_on = day(cells.get(Column.IDENTIFIED, ""), self.order)
        for one in (assessed_on, identified_on):
            if isinstance(one, Words):
                return replace(line, refused=one)
            if one is not None and one > self.today:
                return replace(line, refused=say("{day} lies ahead.", day=one))
        owner, remark = self.owner(cells.get(Column.OWNER, ""))
        return self.matched(
            replace(
                line,
                likelihood=likelihood,
                impact=impact,
                assessed_on=assessed_on if isinstance(assessed_on, date) else None,
                identified_on=identified_on if isinstance(identified_on, date) else None,
                owner=owner,
                remark=remark,
            )
        )

    def owner(self, written: str) -> tuple[UUID | None, Words | None]:
        """Somebody who is here; whoever is not known is left out, and it is said."""
        found = self.everybody.get(" ".join(written.casefold().split()), [])
        if not written or len(found) == 1:
            return (found[0].id if found else None), None
        if found:
            return None, say("Several people are called {name}: name its owner on its page.", name=written)
        return None, say("Nobody here is called {name}: name its owner on its page.", name=written)

    def matched(self, line: Line) -> Line:
        """Beside the risk with the same number, or else with the same title."""
        found = self.by_reference.get(line.reference.casefold()) if line.reference else None
        if found is None:
            same = self.by_title.get(line.title.casefold())
            found = same if same and (not line.reference or not same.risk.reference) else None
        if found is None:
            return line
        latest = found.now.id if found.now else None
        known_as = replace(line, risk=found.risk.id, latest=latest, revision=found.risk.revision)
        return replace(known_as, changes=tuple(differing(known_as, found)))


def words_of(number: int, cells: Mapping[Column, str]) -> Line:
    """A description that is longer than a title stands whole among the consequences."""
    title = clean(cells.get(Column.TITLE, "")).strip()
    columns = (Column.CAUSE, Column.CONSEQUENCE, Column.AFFECTED)
    cause, consequence, affected = (cells.get(column, "").strip() for column in columns)
    if len(title) > LONGEST_TITLE:
        consequence = consequence or title
        title = shorten(title, LONGEST_TITLE, placeholder=" …")
    return Line(number, clean(cells.get(Column.REFERENCE, "")).strip(), title, cause, consequence, affected)


def unfit(line: Line, cells: Mapping[Column, str], likelihood: int, impact: int) -> Words | None:
    if not line.title:
        return say("It says not what could happen.")
    if len(line.reference) > LONGEST_REFERENCE:
        return say("Its number has more than {n} characters.", n=LONGEST_REFERENCE)
    if any(len(text) > LONGEST_TEXT for text in (line.cause, line.consequence, line.affected)):
        return say("One of its texts has more than {n} characters.", n=LONGEST_TEXT)
    for found, column, called in (
        (likelihood, Column.LIKELIHOOD, "likelihood"),
        (impact, Column.IMPACT, "impact"),
    ):
        if not found and cells.get(column):
            return say("“{text}” is no step of the scale for its {called}.", text=cells[column][:60], called=called)
        if not found:
            return say("It says nothing of its {called}.", called=called)
    return None


def step(written: str, scale: Sequence[str]) -> int:
    """The step that a cell names by its number, by the organisation's word or by one that many registers use; or 0."""
    words = [spelt(one) for one in scale]
    if (text := spelt(written)) in words:
        return words.index(text) + 1
    if number := LEADING_NUMBER.fullmatch(written):
        found = int(number[1])
        return found if 1 <= found <= len(scale) else 0
    if len(scale) == len(STEP_WORDS):
        return next((at for at, some in enumerate(STEP_WORDS, 1) if text in some), 0)
    return 0


def differing(line: Line, found: Standing) -> Iterator[str]:
    """What the register says otherwise. What it leaves empty stays as it is here."""
    for name in ("title", "reference", "cause", "consequence", "affected"):
        text = getattr(line, name)
        if text and text != getattr(found.risk, name):
            yield name
    if line.owner and line.owner != found.risk.owner_id:
        yield "owner"
    now = found.now
    if now is None or not found.fits or (now.likelihood, now.impact) != (line.likelihood, line.impact):
        yield "score"

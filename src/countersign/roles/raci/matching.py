"""Whom a heading of somebody's sheet stands for: a role by its name, else a person, else a group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from countersign.roles.library import LIBRARY
from countersign.roles.raci.activities import LIBRARY as ACTIVITIES
from countersign.roles.raci.activities import recognised
from countersign.roles.raci.grid import Column, Grid, Row
from countersign.roles.raci.sheet import Line, Sheet

ALSO = {
    "sponsor": ("sponsor", "top management", "leadership", "senior management"),
    "isms_lead": (
        *("isms manager", "isms owner", "information security manager", "information security officer"),
        *("information security lead", "ciso", "iso", "security manager"),
    ),
    "internal_auditor": ("auditor", "internal audit", "internal auditors"),
    "it_head": ("it", "it manager", "it lead", "it director"),
    "hr": ("hr", "human resources", "hr contact", "people team"),
    "risk_owner": ("risk owners",),
    "asset_owner": ("asset owner", "asset owners", "information owner"),
    "dept_contact": ("department contacts", "departments", "contacts"),
    "incident": ("incident lead", "incident manager"),
    "privacy": ("dpo", "data protection officer", "privacy officer"),
}
"""What others call the roles of the library."""

EVERYBODY = re.compile(r"\b(all|every|staff|employees|users|everyone|everybody)\b")
IN_BRACKETS = re.compile(r"\(([^)]*)\)")
PARTS = re.compile(r"\s*(?:,|/|&|\band\b|\|)\s*")
OUTSIDE_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Someone:
    """A person who is here, as far as a heading may mean them."""

    ref: str
    name: str
    title: str = ""


def match(heading: str, roles: Mapping[str, str], people: Sequence[Someone]) -> Column:
    """``roles``: by their keys the names of those that are described. What means nobody is taken for a group."""
    for form in forms_of(heading):
        if key := role_called(form, roles):
            return Column(key, role=key, title=roles[key])
        if found := person_called(form, people):
            return Column(found.ref, person=found.ref)
    return group(heading)


def forms_of(heading: str) -> Iterator[str]:
    """As it is written, without what stands in brackets, and what stands in them."""
    written = spelt(heading)
    yield written
    bare = spelt(IN_BRACKETS.sub(" ", heading))
    if bare not in ("", written):
        yield bare
    yield from (form for inside in IN_BRACKETS.findall(heading) if (form := spelt(inside)))


def spelt(text: str) -> str:
    return " ".join(text.casefold().split())


def role_called(form: str, roles: Mapping[str, str]) -> str:
    for key, name in roles.items():
        library = LIBRARY[key].name if key in LIBRARY else ""
        if form in {spelt(name), spelt(library), *ALSO.get(key, ())}:
            return key
    return ""


def names(one: Someone) -> tuple[str, ...]:
    return (spelt(one.name),)


def titles(one: Someone) -> tuple[str, ...]:
    return (spelt(one.title),)


def parts_of_titles(one: Someone) -> tuple[str, ...]:
    """ "CEO and founder" is a CEO."""
    return tuple(map(spelt, PARTS.split(one.title)))


def first_names(one: Someone) -> tuple[str, ...]:
    return (spelt(one.name).partition(" ")[0],)


def person_called(form: str, people: Sequence[Someone]) -> Someone | None:
    """By name, by job title, by a part of it, or by first name: where exactly one is meant."""
    for called in (names, titles, parts_of_titles, first_names):
        found = [one for one in people if form in called(one)]
        if len(found) == 1:
            return found[0]
    return None


def lies_on_its_side(sheet: Sheet) -> bool:
    """Do the headings look like activities, and the rows do not?"""
    heads = [one for one in sheet.headings if recognised(one) and not is_role(one)]
    rows = [one for one in sheet.lines if recognised(one.title) and not is_role(one.title)]
    return len(heads) > 1 and len(heads) * 2 > len(sheet.headings) and len(rows) * 2 < len(sheet.lines)


def is_role(text: str) -> bool:
    """Is a role of the library called like this?"""
    known = {key: one.name for key, one in LIBRARY.items()}
    return any(role_called(form, known) for form in forms_of(text))


def group(heading: str) -> Column:
    """A column behind which nobody in particular stands."""
    plain = OUTSIDE_NAMES.sub("_", spelt(heading)).strip("_")[:30].strip("_")
    everybody = EVERYBODY.search(spelt(heading)) and plain in ("all_staff", "staff", "all_employees", "everyone")
    return Column("all_staff" if everybody else f"group_{plain or 'x'}", group=True, title=heading)


def grid_of(sheet: Sheet, columns: Sequence[Column | None], *, a_implies_r: bool) -> Grid:
    """The matrix of a sheet. ``columns``: for each heading what it stands for, None to leave it out."""
    kept = [(at, one) for at, one in enumerate(distinct(columns)) if one]
    rows = tuple(
        Row(
            line.key,
            line.title,
            {one.id: line.cells[at] for at, one in kept if line.cells[at]},
            needs_of(line),
            line.note,
        )
        for line in sheet.lines
    )
    return Grid(tuple(one for _, one in kept), rows, a_implies_r)


def needs_of(line: Line) -> tuple[str, ...]:
    """As the sheet says; where it does not, as the library has it."""
    if line.needs is not None:
        return line.needs
    return ACTIVITIES[line.key].needs if line.key in ACTIVITIES else ()


def distinct(columns: Iterable[Column | None]) -> Iterator[Column | None]:
    """Groups that are called alike get ids of their own; roles and people stay as they are."""
    used: set[str] = set()
    for one in columns:
        if one and one.group:
            tries = (one.id if n == 1 else f"{one.id[:36]}_{n}" for n in range(1, len(used) + 2))
            one = Column(next(id for id in tries if id not in used), group=True, title=one.title)
        if one:
            used.add(one.id)
        yield one

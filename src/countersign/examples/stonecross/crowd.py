"""Everybody else at Stonecross: invented one after the other, so that the counts of each department come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice

from countersign.examples.stonecross.cast import (
    ALED,
    ANITA,
    COLIN,
    DESK,
    FACILITIES,
    FIELD,
    FINANCE,
    GARETH,
    GRACE,
    HR,
    JOAN,
    LEADERSHIP,
    LORNA,
    PROJECTS,
    SALES,
    Member,
)
from countersign.people.enums import PersonKind

FIRST_NAMES = """\
Aaron Abigail Adil Agnes Alan Amara Bethan Brendan Callum Carys Cathal Chloe Conor Daisy Darragh Deepa Eamon Edith
Eilidh Elif Ewan Fergus Fiona Gemma Gita Graham Harriet Hamza Heather Hugh Imran Isla Ivan Jasmine Jodie Kavita
Keith Kofi Laura Leon Lucia Malik Marian Megan Mohan Nadia Niall Nora Oliver Orla Patrick Paula Rahul Rhian Roisin
Rory Sadia Sean Shona Tariq Teresa Una Victor Yusuf
"""
LAST_NAMES = """\
Adeyemi Archer Barlow Begum Bell Brennan Byrne Carver Chadha Clegg Collins Cope Dalton Dempsey Doyle Drake Ellery
Farrow Flynn Foster Gallagher Gill Goddard Hale Hanley Harper Healy Hobbs Hussain Iqbal Jarvis Keane Kerr Khan
Lacey Larkin Lennox Mahon Marlow Mercer Mistry Moran Nash Nolan Okoro Osborne Palmer Parr Quinn Rashid Redfern
Reilly Sethi Sharma Shaw Tanner Tierney Vaughan Walker Yates Zaman
"""
FIRST, LAST = FIRST_NAMES.split(), LAST_NAMES.split()
STEP = 7
"""Each takes the next first name, and a last name so many further on: no two are called alike."""

SIZES = ((DESK, 60), (FIELD, 40), (PROJECTS, 26), (SALES, 20), (FINANCE, 8), (HR, 5), (FACILITIES, 5), (LEADERSHIP, 5))
"""How many are in each department besides those in ``cast``."""

TITLES = {
    DESK: ("Service Desk Analyst", "Senior Analyst", "Shift Lead", "Apprentice"),
    FIELD: ("Field Engineer", "Senior Field Engineer"),
    PROJECTS: ("Cloud Engineer", "Project Manager", "Network Engineer"),
    SALES: ("Account Manager", "Bid Writer", "Sales Executive"),
    FINANCE: ("Accounts Assistant", "Payroll Officer"),
    HR: ("HR Adviser", "Recruiter"),
    FACILITIES: ("Facilities Assistant", "Stores Keeper"),
    LEADERSHIP: ("Executive Assistant", "Business Analyst"),
}
HEADS = {
    DESK: LORNA, FIELD: ANITA, PROJECTS: ALED, SALES: COLIN, FINANCE: GRACE, HR: JOAN, FACILITIES: ANITA,
    LEADERSHIP: GARETH,
}  # fmt: skip

JOINED = tuple(date(2025, 11, 24) + timedelta(days=11 * number) for number in range(31))
"""The first days of those who joined in the last year, long enough ago to have been asked."""
FRESH = (date(2026, 11, 9), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 16))
"""Of those who came so lately that they still have their days."""
CONTRACTORS = 14
OUTSIDE_SINCE = date(2024, 5, 6)
ELDEST, SPREAD = date(2013, 2, 4), 4200


@dataclass(frozen=True)
class Crowd:
    """``old``: who was here before the year began; ``joiners`` and ``fresh``: who came in it; ``outside``: who is on
    contract."""

    old: tuple[Member, ...]
    joiners: tuple[Member, ...]
    fresh: tuple[Member, ...]
    outside: tuple[Member, ...]


def invented() -> Crowd:
    names = called()
    departments = list(dealt())
    lately = len(JOINED) + len(FRESH)
    old = [member(next(names), department, number) for number, department in enumerate(departments[:-lately])]
    late = zip(departments[-lately:], (*JOINED, *FRESH), strict=True)
    new = [member(next(names), department, number, on) for number, (department, on) in enumerate(late)]
    outside = [
        Member(next(names), "Engineer on contract", FIELD, OUTSIDE_SINCE, ANITA.email, PersonKind.CONTRACTOR)
        for _ in range(CONTRACTORS)
    ]
    return Crowd(tuple(old), tuple(new[: len(JOINED)]), tuple(new[len(JOINED) :]), tuple(outside))


def called() -> Iterator[str]:
    return (f"{FIRST[number % len(FIRST)]} {LAST[number * STEP % len(LAST)]}" for number in count())


def dealt() -> Iterator[str]:
    """A department for each, dealt like cards, so that people of every one joined at every time."""
    left = dict(SIZES)
    while any(left.values()):
        for department in [name for name, size in left.items() if size]:
            left[department] -= 1
            yield department


def member(name: str, department: str, number: int, on: date | None = None) -> Member:
    titles = TITLES[department]
    joined = on or ELDEST + timedelta(days=number * 37 * 7 % SPREAD)
    return Member(name, titles[number % len(titles)], department, joined, HEADS[department].email)


CROWD = invented()
UNSIGNED, ON_PAPER, ON_LEAVE = 25, 25, 4
"""Of those who were here: who never accepted the policy, who signed a sheet, and who is away for long."""


def away() -> tuple[Member, ...]:
    return CROWD.old[:ON_LEAVE]


def silent() -> tuple[Member, ...]:
    return CROWD.old[ON_LEAVE::5][:UNSIGNED]


def for_whom_joan_clicked() -> tuple[Member, ...]:
    """For whom HR clicked in the portal after the meeting in October: no sheet was kept."""
    rest = [one for one in CROWD.old[ON_LEAVE:] if one not in silent()]
    return tuple(islice((one for one in rest if one.joined_on < date(2025, 9, 1)), ON_PAPER))


def in_portal() -> tuple[Member, ...]:
    """Who clicked in the portal that was used before Countersign."""
    others = {*away(), *silent(), *for_whom_joan_clicked()}
    return tuple(one for one in CROWD.old if one not in others)

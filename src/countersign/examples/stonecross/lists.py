"""The lists that somebody at Stonecross exports elsewhere, and reads in here."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import StringIO

from countersign.examples.stonecross.cast import Member

PEOPLE = ("Name", "Work email", "Job title", "Department", "Manager email", "Employment type", "Start date")
ACCEPTED = ("Work email", "Version", "Accepted on", "Entered by")


def of_people(members: Iterable[Member], day: Callable[[date], date]) -> bytes:
    rows = (
        (one.name, one.email, one.title, one.department, one.manager, one.kind.lower(), day(one.joined_on).isoformat())
        for one in members
    )
    return written(PEOPLE, rows)


def of_acceptances(
    given: Iterable[tuple[Member, date]], label: str, day: Callable[[date], date], entered: Mapping[Member, Member]
) -> bytes:
    """``entered``: who clicked for somebody else."""
    rows = ((one.email, label, day(on).isoformat(), entered.get(one, one).name) for one, on in given)
    return written(ACCEPTED, rows)


def written(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(headings)
    sheet.writerows(rows)
    return out.getvalue().encode()

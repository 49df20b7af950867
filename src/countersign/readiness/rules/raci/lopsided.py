"""Matrix is lopsided.

What it looks at
    How the letters are spread: one person who is accountable for nearly all and also does half of it; one person who
    does most of a matrix of six rows or more; most of the columns consulted in most of the rows; and a group that is
    merely informed about incidents.

Why an auditor raises it
    None of it is wrong. It draws a question about capacity, about what happens when that person falls ill, or about
    staff, who are not to be told of incidents but to report them.

What clears it
    Spread the work, or have the answer ready. Give staff an R for incidents. That the head of a small firm is
    accountable for almost everything is normal and never raises this alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.matrix import Matrix, letters_of, matrix_of
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="RAC-010",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OBSERVATION: "the letters pile up with one person, most are consulted, or staff only hear of it"},
    reads=("raci", "roles.assignments", "people"),
    thresholds=(
        Threshold("accountable_percent", 80, "so many A are normal for a leader, unless that leader does half as well"),
        Threshold("also_does_percent", 50, "who is accountable and does half of it has nobody to check"),
        Threshold("does_percent", 70, "who does so much is missed at once"),
        Threshold("does_from_rows", 6, "in a shorter matrix one person may do most"),
        Threshold("consulted_percent", 50, "asking more than half, in more than half of the rows, slows everything"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    found = [*overloaded(matrix), *consulted(matrix), *merely_informed(matrix)]
    if found:
        says = say(
            "{details}. Not wrong, but expect a question about capacity, key-person risk or staff reporting duties.",
            details=". ".join(detail for detail, _ in found),
        )
        yield Finding(Grade.OBSERVATION, says, subject=";".join(subject for _, subject in found))


def overloaded(matrix: Matrix) -> Iterator[tuple[str, str]]:
    """(what is said, subject) of everybody with whom the letters pile up."""
    rows_with_a, rows_with_r = in_rows(matrix, "A"), in_rows(matrix, "R")
    long = len(matrix.rows) >= RULE.limit(matrix.dossier, "does_from_rows")
    answers_most, also_does, does_most = map(partial(reaching, matrix), LIMITS)
    said: dict[str, str] = {}
    for columns, people in matrix.alike.items():
        answers, does = across(rows_with_a, columns), across(rows_with_r, columns)
        if not (answers or does):
            continue
        if answers >= answers_most and does >= also_does:
            load = f"is accountable for {share(matrix, answers)} and carries out {does}"
        elif long and does >= does_most:
            load = f"carries out {share(matrix, does)}"
        else:
            continue
        said |= dict.fromkeys(people, load)
    yield from ((f"{name_of(matrix.dossier, id)} {said[id]}", f"load:{id}") for id in sorted(said))


LIMITS = ("accountable_percent", "also_does_percent", "does_percent")


def reaching(matrix: Matrix, limit: str) -> int:
    """In how many rows somebody reaches a limit, which is in per cent of the rows."""
    return ceil(RULE.limit(matrix.dossier, limit) * len(matrix.rows) / 100)


def in_rows(matrix: Matrix, letter: str) -> dict[str, set[int]]:
    """For each column the places of the rows in which it has the letter."""
    marked: defaultdict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(matrix.rows):
        for column in matrix.marked(row, letter):
            marked[column.id].add(place)
    return marked


def across(marked: dict[str, set[int]], columns: Sequence[str]) -> int:
    """In how many rows one of these columns has the letter."""
    return len(set[int]().union(*(marked[one] for one in columns if one in marked)))


def share(matrix: Matrix, n: int) -> str:
    return f"{n} of {len(matrix.rows)} {'activity' if len(matrix.rows) == 1 else 'activities'}"


def consulted(matrix: Matrix) -> Iterator[tuple[str, str]]:
    percent = RULE.limit(matrix.dossier, "consulted_percent")
    most = [row for row in matrix.rows if len(matrix.marked(row, "C")) * 100 > percent * len(matrix.columns)]
    if len(most) * 100 > percent * len(matrix.rows):
        yield f"In {share(matrix, len(most))} more than {percent:g}% of the columns are consulted", "consulted"


def merely_informed(matrix: Matrix) -> Iterator[tuple[str, str]]:
    groups = [
        matrix.called(column)
        for row in matrix.named("incident")
        for column in matrix.columns
        if column.group and letters_of(row, column) == {"I"}
    ]
    if groups:
        yield f"Incidents are merely announced to {listed(groups)}, where people must report them", "staff-incident-I"


def rows(accountable: int, does: int, of: int) -> dict[str, object]:
    """A matrix of so many rows in which one person has the A in some and the R in some."""
    letters = [("A" if n < accountable else "") + ("R" if n < does else "") for n in range(of)]
    return {"raci.rows": [{"key": f"row {n}", "cells": {"lead": cell}} for n, cell in enumerate(letters)]}


def asked(columns: int, in_rows: int, of: int) -> dict[str, object]:
    """So many of the six columns, the group first, are consulted in some of the rows."""
    cells = dict.fromkeys(["all", "top", "lead", "it", "hr", "aud"][:columns], "C")
    return {"raci.rows": [{"key": f"row {n}", "cells": cells if n < in_rows else {}} for n in range(of)]}


INCIDENT = "raci.rows[8].cells.all"

QUIET = (
    Quiet("The letters are spread", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("The matrix has no rows", {"raci.rows": []}),
    Quiet("One person is accountable for everything", rows(5, 0, 5)),
    Quiet("79 of 100 A, half of the R", rows(79, 50, 100)),
    Quiet("80 of 100 A, 49 of 100 R", rows(80, 49, 100)),
    Quiet("One person does 69 of 100 rows", rows(0, 69, 100)),
    Quiet("One person does all of five rows", rows(0, 5, 5)),
    Quiet("An A does not count as an R here", {**rows(6, 0, 6), "raci.a_implies_r": True}),
    Quiet("Whoever does everything has left", {**rows(0, 6, 6), "people[1].left": "2026-11-20"}),
    Quiet("Three of six columns are consulted", asked(3, 10, 10)),
    Quiet("Four of six columns are, in half of the rows", asked(4, 5, 10)),
    Quiet("All staff are informed about incidents and asked", {INCIDENT: "CI"}),
    Quiet("All staff have no letter for incidents", {INCIDENT: GONE}),
)

RAISED = (
    Raised("80 of 100 A, half of the R", rows(80, 50, 100), (Grade.OBSERVATION,)),
    Raised("Four of four A, two of four R", rows(4, 2, 4), (Grade.OBSERVATION,)),
    Raised("One person does 70 of 100 rows", rows(0, 70, 100), (Grade.OBSERVATION,)),
    Raised("One person does all of six rows", rows(0, 6, 6), (Grade.OBSERVATION,)),
    Raised("Four of six columns are consulted in most rows", asked(4, 6, 10), (Grade.OBSERVATION,)),
    Raised("All staff are merely informed about incidents", {INCIDENT: "I"}, (Grade.OBSERVATION,)),
    Raised("Several of these at once", {**rows(6, 6, 6), "raci.rows[+]": {"key": "incident", "cells": {"all": "I"}}},
           (Grade.OBSERVATION,)),
)  # fmt: skip

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
    Unassessable("Nothing is known about who holds which role", {"unknown": ["roles.assignments"]}),
)

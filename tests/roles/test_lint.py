"""What the rules say of a matrix while it is written is what they say once it is in force."""

from __future__ import annotations

from typing import Any

import pytest

from countersign.readiness.queries import judgement_of
from countersign.roles.commands.define import define
from countersign.roles.raci.activities import CORE
from tests.cast import Cast
from tests.roles.matrices import approved_matrix, begun_matrix, grid, proposed_matrix, raised, saved, with_letters
from tests.roles.worlds import TODAY, after, held, lead, second_leader

PRINTED = {
    "policy": "A R C C I",
    "risk": "A R C C I",
    "audit": "A C C C I",
    "mreview": "R R C C I",
    "report": "A R I I I",
    "conform": "A R C C I",
    "incident": "A R R C I",
}
"""The matrix of the article, as it is printed."""


def printed(here: Cast, **changed: Any) -> dict[str, Any]:
    """For Priya, the ISMS lead, Mei, Ruth, and everybody."""
    priya, mei, ruth = (here.person(first).ref for first in ("priya", "mei", "ruth"))
    columns: list[dict[str, Any]] = [
        {"id": priya, "person": priya},
        {"id": "isms_lead", "role": "isms_lead", "title": "ISMS lead"},
        {"id": mei, "person": mei},
        {"id": ruth, "person": ruth},
        {"id": "all_staff", "group": True, "title": "All staff"},
    ]
    ids = [column["id"] for column in columns]
    rows = [
        {"key": key, "title": key, "cells": dict(zip(ids, letters.split(), strict=True))}
        for key, letters in PRINTED.items()
    ]
    return {"a_implies_r": False, "columns": columns, "rows": rows, **changed}


def test_the_printed_matrix_has_its_two_defects_and_the_rest_of_it(firm: Cast) -> None:
    held(firm)
    tom = firm.person("tom").ref
    always = {
        ("RAC-001", "opportunity", "mreview"),
        ("RAC-005", "opportunity", "awareness,objectives,resources"),
        ("RAC-010", "observation", f"load:{tom};staff-incident-I"),
    }
    assert raised(firm, printed(firm)) == {*always, ("RAC-003", "minor", "audit")}
    priya = firm.person("priya").ref
    assert raised(firm, printed(firm, a_implies_r=True)) == {*always, ("RAC-008", "minor", priya)}


def test_once_in_force_the_findings_are_the_same(firm: Cast) -> None:
    held(firm)
    begun_matrix(firm)
    saved(firm, printed(firm))
    before = raised(firm, grid(firm))
    approved_matrix(firm, proposed_matrix(firm))
    found = judgement_of(firm.organisation, TODAY).findings()
    assert {(rule.code, one.grade.word, one.subject) for rule, one in found if rule.family == "RAC"} == before


def test_without_a_matrix_the_rules_are_silent(firm: Cast) -> None:
    held(firm)
    begun_matrix(firm)
    found = judgement_of(firm.organisation, TODAY).findings()
    assert not [rule.code for rule, _ in found if rule.family == "RAC"]


def codes(here: Cast, value: dict[str, Any]) -> set[tuple[str, str]]:
    return {(code, about) for code, _, about in raised(here, value)}


@pytest.fixture
def written(firm: Cast) -> Cast:
    """Every role that the first matrix has is held, and the matrix is being written."""
    for first, key in (("priya", "sponsor"), ("tom", "isms_lead"), ("ruth", "hr"), ("ola", "internal_auditor")):
        held(firm, first, key)
    begun_matrix(firm)
    return firm


def test_every_rule_speaks_from_live_facts(written: Cast) -> None:
    second_leader(written, "mei")
    tom, ola = written.person("tom").ref, written.person("ola").ref
    for change, found in (
        ({"key": "policy", "sponsor": "C", "isms_lead": "R"}, ("RAC-001", "policy")),
        ({"key": "policy", "isms_lead": "A"}, ("RAC-002", "policy")),
        ({"key": "risk", "isms_lead": "C"}, ("RAC-003", "risk")),
        ({"key": "policy", "sponsor": "", "hr": "A"}, ("RAC-004", "policy:hr")),
        ({"key": "conform", "sponsor": "", "isms_lead": "C", "hr": "AR"}, ("RAC-007", "conform")),
        ({"key": "audit", "isms_lead": "R", "internal_auditor": "C"}, ("RAC-008", tom)),
        ({"key": "mreview", "sponsor": "I", "isms_lead": "AR"}, ("RAC-009", "mreview")),
        ({"key": "incident", "all_staff": "I"}, ("RAC-010", "staff-incident-I")),
    ):
        changed = codes(written, with_letters(written, **change))
        assert any((code, about) == found or (code == found[0] and found[1] in about) for code, about in changed), found
    whole = grid(written)
    assert ("RAC-005", "risk") in codes(written, {**whole, "rows": [r for r in whole["rows"] if r["key"] != "risk"]})
    assert ("RAC-006", "dept_contact") in codes(written, whole)
    assert ola not in {about for _, about in codes(written, whole)}
    assert len(CORE) == len(whole["rows"])


def test_a_holder_who_was_appointed_to_an_earlier_version_still_stands_behind_the_column(written: Cast) -> None:
    """The role carries another share of the duties since."""
    define(key="isms_lead", by=lead(written), at=after(1))
    assert ("RAC-006", "isms_lead") not in codes(written, grid(written))

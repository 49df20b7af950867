"""S3: no act of an internal audit exists yet. What is recorded of one in a dossier is judged by ROL-017."""

from __future__ import annotations

from countersign.readiness.rule import Grade
from countersign.readiness.rules.roles.auditor_not_independent import RAISED, RULE


def test_an_audit_of_ones_own_work_is_raised_and_major_where_it_is_the_only_one() -> None:
    assert RULE.code == "ROL-017"
    assert {grade for example in RAISED for grade in example.grades} == {Grade.MINOR, Grade.MAJOR}

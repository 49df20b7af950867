"""The crosswalk as data: every row leads somewhere, and every place is one that its framework could have."""

from __future__ import annotations

import re

import pytest

from countersign.readiness.crosswalk import FRAMEWORKS, KINDS, STANDARD, Confidence, Kind, held
from countersign.readiness.crosswalk.held import HELD
from countersign.readiness.dossier.keys import called
from countersign.readiness.examples import dossier_of
from countersign.readiness.regimes import BY_KEY, REGIMES
from countersign.readiness.rules import RULES

CLAUSES = {clause for one in RULES for clause in one.rule.clauses}
NO_RULE = {"A.5.3"}
"""Segregation of duties: the matrix serves it, and no rule is raised against it by name."""

SHAPES = {
    **dict.fromkeys(("ISO9001", "ISO14001", "ISO45001", "ISO22301", "ISO42001"), r"[5-9](\.\d){1,2}"),
    "CSF": r"GV\.(OC|RM|RR|PO|OV)-0\d|ID\.IM",
    "SOC2": r"CC[1-9]\.\d",
    "NIS2": r"Art\. 2[01]\(\d\)(\([a-j]\))?",
    "NIS2-CIR": r"[12]\.\d(\.\d(\([a-k]\))?)?",
    "DORA": r"Art\. \d+(\(\d\)(\([a-i]\))?)?",
    "UK-CODE": r"[A-E][1-5]",
    "PCI": r"12\.\d+(\.\d){0,2}( \(partly\))?",
    "HIPAA": r"164\.3\d\d(\(\w+\))*",
    "GDPR": r"Art\. \d+(\(\d\)(\(d\))?)?",
}

EACH = [pytest.param(one, id=one.key) for one in KINDS]


@pytest.mark.parametrize("kind", EACH)
def test_a_kind_serves_clauses_that_rules_judge(kind: Kind) -> None:
    assert kind.clauses
    assert {*kind.clauses} <= CLAUSES | NO_RULE
    assert kind.confidence in Confidence


@pytest.mark.parametrize("kind", EACH)
def test_every_place_is_one_of_its_framework(kind: Kind) -> None:
    for framework, places in kind.serves.items():
        assert places
        assert all(re.fullmatch(SHAPES[framework], place) for place in places), (framework, places)


def test_frameworks_and_kinds_are_named_once_and_each_is_used() -> None:
    keys = [one.key for one in (STANDARD, *FRAMEWORKS)]

    assert len({*keys}) == len(keys)
    assert {key for kind in KINDS for key in kind.serves} == {*keys} - {STANDARD.key}
    assert len({kind.key for kind in KINDS}) == len(KINDS) == 18


@pytest.mark.parametrize("one", FRAMEWORKS, ids=[one.key for one in FRAMEWORKS])
def test_an_edition_is_dated_and_one_for_findings_and_crosswalk(one: object) -> None:
    framework = next(it for it in FRAMEWORKS if it is one)

    assert framework.edition
    assert re.fullmatch(r"(19|20)\d\d(-[01]\d(-[0-3]\d)?)?", framework.dated)
    if framework.key in BY_KEY:
        assert framework.edition == BY_KEY[framework.key].edition


def test_what_a_regime_cites_stands_in_the_crosswalk() -> None:
    """Findings and evidence name one place in one way: the last word of a citation is a place there."""
    known = {key: {place for kind in KINDS for place in kind.serves.get(key, ())} for key in BY_KEY}

    for regime in REGIMES:
        for demand in regime.demands:
            assert any(demand.cites.endswith(place) for place in known[regime.key]), demand.cites


def test_evidence_is_counted_and_what_is_not_kept_is_no_nought() -> None:
    sound = held(dossier_of({}))

    assert {*sound} == {*HELD} == {kind.key for kind in KINDS}
    assert (sound["approval"], sound["acknowledgement"], sound["matrix"], sound["hr"]) == (2, 6, 10, 1)
    assert (sound["assignment"], sound["competence"], sound["leader-training"]) == (1, 5, 1)
    assert held(dossier_of({"policies": []}))["approval"] == 0
    assert held(dossier_of({"policies[0].versions[0].approved_by": "ben"}))["approval"] == 1
    assert held(dossier_of({"reviews": [], "unknown": ["reviews", "policies.acks"]}))["management-review"] is None
    counted = {"policies[0].ack_stats": {"due": 1000, "acked": 940}}
    assert held(dossier_of(counted))["acknowledgement"] == 940


@pytest.mark.parametrize("key", [key for key, _ in HELD.values()])
def test_what_is_counted_stands_under_a_key_of_the_dossier(key: str) -> None:
    assert dossier_of({"unknown": [key]}).knows(key) is False
    assert called([key])

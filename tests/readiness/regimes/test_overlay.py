"""What a regime changes in a judgement, and that nothing else does."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.kernel.records import Unusable
from countersign.readiness.asking import Outcome, Result
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.examples import GONE, dossier_of
from countersign.readiness.regimes import BY_KEY, applying
from countersign.readiness.reports.findings import as_json
from countersign.readiness.rule import Basis, Grade
from countersign.readiness.verdict import judgement
from tests.readiness.invented import invented

CALIBRATION = Path(__file__).parents[1] / "calibration"

APPROVED, INTERVAL = "policies[0].versions[0].approved_on", "policies[0].review_months"
REVIEWS, REFRESH = "policies[0].reviews", "policies[0].ack_refresh_months"
LATE = {APPROVED: "2025-10-20"}
TWO_YEARLY = {**LATE, INTERVAL: 24}
BY_BEN = {APPROVED: "2025-06-02", REVIEWS: [{"on": "2026-05-04", "by": "ben"}]}
BY_ADA = {APPROVED: "2025-06-02", REVIEWS: [{"on": "2026-05-04", "by": "ada"}]}
OLD_ACKS = {APPROVED: "2025-03-02", "policies[0].versions[0].effective": "2025-03-09", INTERVAL: 24} | {
    f"policies[0].acks[{place}].on": "2025-03-16" for place in range(6)
}
THREE_STEPS = {
    "roles[0].assignments[0].person": "lou",
    "roles[0].assignments[0].direct_line": False,
    "people[5].reports_to": "ivy",
}


def organisation(name: str) -> dict[str, Any]:
    return json.loads((CALIBRATION / f"org_{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def outcome(code: str, changes: dict[str, Any], *keys: str) -> Outcome:
    judged = judgement(dossier_of(changes), applying(keys))
    return next(one for one in judged.outcomes if one.rule.code == code)


def raised(code: str, changes: dict[str, Any], *keys: str) -> tuple[Basis, Grade, list[str]] | None:
    """The basis, the grade and the places cited, if it raises anything."""
    found = outcome(code, changes, *keys)
    if not found.findings:
        return None
    [finding] = found.findings
    return found.rule.basis, finding.grade, [one.cites for one in finding.also]


def says(code: str, changes: dict[str, Any], *keys: str) -> str:
    [finding] = outcome(code, changes, *keys).findings
    return str(finding.says)


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_dossier_that_names_regimes_is_judged_as_one_that_names_none(name: str) -> None:
    whole = organisation(name)
    plain, naming = ({**whole, "org": {**whole["org"], "regimes": keys}} for keys in ([], [*BY_KEY]))

    told = json.dumps(as_json(judgement(read(naming))))
    assert told == json.dumps(as_json(judgement(read(plain))))
    assert '"also"' not in told
    assert '"regimes"' not in told
    assert '"basis": "L"' not in told


def grades(dossier: Dossier, *keys: str) -> dict[tuple[str, str], Grade]:
    return {(rule.code, one.key): one.grade for rule, one in judgement(dossier, applying(keys)).findings()}


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_regime_takes_no_finding_away_and_makes_none_milder(name: str) -> None:
    dossier = read(organisation(name))
    before, under = grades(dossier), grades(dossier, *BY_KEY)

    assert {key: max(grade, under[key]) for key, grade in before.items()}.items() <= under.items()


@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_regime_adds_to_every_dossier_that_can_be_read(chance: random.Random) -> None:
    try:
        dossier = read(invented(chance))
    except Unusable:
        return
    before, under = grades(dossier), grades(dossier, *BY_KEY)

    assert {key: max(grade, under[key]) for key, grade in before.items()}.items() <= under.items()


@pytest.mark.parametrize(
    ("key", "cites"), [("NIS2", "NIS2 Art. 20(2)"), ("NIS2-CIR", "NIS2 Art. 20(2)"), ("DORA", "DORA Art. 5(4)")]
)
def test_leaders_untrained_are_held_against_the_law_too(key: str, cites: str) -> None:
    assert raised("TOP-005", {"training": []}, key) == (Basis.ANNEX_A, Grade.MINOR, [cites])
    assert raised("TOP-005", {"training": []}, "PCI") == (Basis.ANNEX_A, Grade.MINOR, [])


def test_resources_without_a_decision_cite_dora() -> None:
    found = raised("RES-001", {"resources": []}, "DORA")

    assert found
    assert (found[0], found[2]) == (Basis.CLAUSE, ["DORA Art. 5(2)(g)"])


@pytest.mark.parametrize(("key", "cites"), [("NIS2-CIR", "(EU) 2024/2690, Annex 1.1.2"), ("PCI", "PCI DSS 12.1.2")])
def test_a_policy_is_due_after_a_year_whatever_its_own_interval(key: str, cites: str) -> None:
    assert raised("POL-016", TWO_YEARLY) is None
    assert raised("POL-016", TWO_YEARLY, key) == (Basis.OBLIGATION, Grade.MINOR, [cites])
    assert raised("POL-016", {**LATE, INTERVAL: GONE}, key) == (Basis.OBLIGATION, Grade.MINOR, [cites])
    assert raised("POL-016", {**TWO_YEARLY, APPROVED: "2025-11-20"}, key) is None
    assert raised("POL-016", {**TWO_YEARLY, APPROVED: "2025-11-19"}, key) == (
        Basis.OBLIGATION,
        Grade.OBSERVATION,
        [cites],
    )
    assert "at least every twelve months" in says("POL-016", TWO_YEARLY, key)


def test_a_policy_without_an_interval_is_clear_where_the_regime_sets_one() -> None:
    no_interval = {INTERVAL: GONE}

    assert outcome("POL-016", no_interval).result is Result.CANNOT_ASSESS
    assert outcome("POL-016", no_interval, "PCI").result is Result.CLEAR
    unknown = {**no_interval, "unknown": [INTERVAL.replace("[0]", "")]}
    assert outcome("POL-016", unknown, "PCI").result is Result.CANNOT_ASSESS


def test_an_own_interval_that_is_shorter_stays_the_organisations_own() -> None:
    assert raised("POL-016", {INTERVAL: 6}, "NIS2-CIR", "PCI") == (Basis.ANNEX_A, Grade.MINOR, [])
    assert "the interval you set" in says("POL-016", {INTERVAL: 6}, "PCI")


def test_a_review_counts_for_nis2_when_top_management_did_it() -> None:
    assert raised("POL-016", BY_BEN) is None
    assert raised("POL-016", BY_BEN, "PCI") is None
    assert raised("POL-016", BY_ADA, "NIS2-CIR") is None
    assert raised("POL-016", BY_BEN, "NIS2-CIR")
    told = says("POL-016", BY_BEN, "NIS2-CIR")
    assert "by the management bodies was due on 2 June 2026 and is not on record." in told


@pytest.mark.parametrize("changes", [{"top_management": []}, {"unknown": ["policies.reviews.by"]}])
def test_who_reviewed_cannot_be_told(changes: dict[str, Any]) -> None:
    assert outcome("POL-016", {**BY_ADA, **changes}).result is Result.CLEAR
    assert outcome("POL-016", {**BY_ADA, **changes}, "NIS2-CIR").result is Result.CANNOT_ASSESS


def test_two_regimes_speak_of_one_finding_once() -> None:
    both = raised("POL-016", TWO_YEARLY, "PCI", "NIS2-CIR")

    assert both == (Basis.OBLIGATION, Grade.MINOR, ["(EU) 2024/2690, Annex 1.1.2", "PCI DSS 12.1.2"])
    assert says("POL-016", TWO_YEARLY, "PCI", "NIS2-CIR") == says("POL-016", TWO_YEARLY, "NIS2-CIR")


def test_a_review_that_falls_due_before_the_audit_is_foreseen() -> None:
    due = {APPROVED: "2026-01-12", INTERVAL: 24}

    plain, under = outcome("AUD-002", due), outcome("AUD-002", due, "PCI")
    assert [one.subject for one in plain.findings] != [one.subject for one in under.findings]
    assert "12 January 2027" in str(under.findings[0].says)
    assert [one.cites for one in under.findings[0].also] == ["PCI DSS 12.1.2"]


def test_a_long_interval_breaks_the_law() -> None:
    long = {INTERVAL: 13}

    assert raised("POL-018", long) == (Basis.ANNEX_A, Grade.OPPORTUNITY, [])
    legal = (Basis.OBLIGATION, Grade.MINOR, ["(EU) 2024/2690, Annex 1.1.2"])
    assert raised("POL-018", long, "NIS2-CIR") == legal
    assert raised("POL-018", {**long, "thresholds": {"POL-018.months": 36}}, "NIS2-CIR") == legal
    assert raised("POL-018", {**long, "org.excluded_controls": ["A.5.1"]}, "NIS2-CIR") == legal
    assert raised("POL-018", {INTERVAL: 12}, "NIS2-CIR") is None


def test_acknowledgements_older_than_a_year_count_though_no_interval_is_set() -> None:
    assert raised("DIS-006", OLD_ACKS) is None
    found = (Basis.OBLIGATION, Grade.MINOR, ["PCI DSS 12.6.3"])
    assert raised("DIS-006", OLD_ACKS, "PCI") == found
    assert raised("DIS-006", {**OLD_ACKS, REFRESH: 36}, "PCI") == found
    assert raised("DIS-006", {**OLD_ACKS, "unknown": ["policies.ack_refresh_months"]}, "PCI") == found
    assert says("DIS-006", OLD_ACKS, "PCI").startswith("Older than the twelve months that PCI DSS allows: 5 of 5 ")


def test_counted_acknowledgements_tell_nothing_of_another_interval() -> None:
    counted = {"policies[0].ack_stats": {"due": 1000, "acked": 1000, "stale": 400}}

    assert outcome("DIS-006", counted).result is Result.CLEAR
    assert outcome("DIS-006", counted, "PCI").result is Result.CANNOT_ASSESS
    assert raised("DIS-006", {**counted, REFRESH: 12}, "PCI") == (Basis.OBLIGATION, Grade.MINOR, ["PCI DSS 12.6.3"])
    assert raised("DIS-006", {**counted, REFRESH: 6}, "PCI") == (Basis.OWN_RULE, Grade.MINOR, [])


def test_a_lead_far_from_the_top_is_a_minor_and_is_counted_as_one() -> None:
    assert raised("ROL-019", THREE_STEPS) == (Basis.GOOD_PRACTICE, Grade.OPPORTUNITY, [])
    assert raised("ROL-019", THREE_STEPS, "NIS2-CIR") == (
        Basis.OBLIGATION,
        Grade.MINOR,
        ["(EU) 2024/2690, Annex 1.2.3"],
    )
    assert judgement(dossier_of(THREE_STEPS), applying(["NIS2-CIR"])).verdict == "go with plan"
    assert judgement(dossier_of(THREE_STEPS)).verdict == "go"


def test_the_uk_code_wants_a_report_each_quarter() -> None:
    silent = {"reports": [], "resources": [], "asks": [], "org.isms_started": "2026-06-01"}

    assert raised("REV-011", {**silent, "reviews[0].held_on": "2026-08-19"}) is None
    assert raised("REV-011", {**silent, "reviews[0].held_on": "2026-08-20"}, "UK-CODE") is None
    assert raised("REV-011", {**silent, "reviews[0].held_on": "2026-08-19"}, "UK-CODE") == (
        Basis.CLAUSE,
        Grade.OPPORTUNITY,
        ["UK Code E2"],
    )

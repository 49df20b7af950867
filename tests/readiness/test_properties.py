"""What holds for every dossier: rules are pure, know nothing of the order of lists, and never break."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.kernel.records import Unusable
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.reports.findings import as_json
from countersign.readiness.sound import SOUND
from countersign.readiness.verdict import judgement
from tests.readiness.invented import invented

CALIBRATION = Path(__file__).parent / "calibration"
WHOLE = [SOUND, *(json.loads((CALIBRATION / f"org_{name}.json").read_text(encoding="utf-8")) for name in "abc")]
EXAMPLES, INVENTED = 300, 2000

SHUFFLED = (
    "people",
    "top_management",
    "roles",
    "reviews",
    "training",
    "risks",
    "spot_checks",
    "audit_internal",
    "audits",
    "objectives",
    "resources",
    "comms",
    "integration",
    "improvements",
    "direction",
    "manager_support",
    "reports",
    "evidence",
    "asks",
    "commitments",
    "prev_findings",
)
"""Lists without an order. Policies have one (the first parent is the policy), and versions (the oldest first)."""


def answers(dossier: Dossier) -> set[tuple[str, str]]:
    return {(rule.code, finding.grade.word) for rule, finding in judgement(dossier).findings()}


def damaged(whole: Any, chance: random.Random, times: int) -> Any:
    """The same with some values emptied, taken out, repeated or dated otherwise."""
    whole = copy.deepcopy(whole)
    for _ in range(times):
        damage(whole, chance)
    return whole


def damage(whole: Any, chance: random.Random) -> None:
    at = whole
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(at[key], (dict, list)) and at[key] and chance.random() < 0.85:
            at = at[key]
            continue
        if isinstance(at, list):
            at[:] = chance.choice([[], at[:-1], [*at, copy.deepcopy(at[key])]])
        else:
            at[key] = chance.choice([None, "", otherwise(at[key], chance)])
        return


def otherwise(value: Any, chance: random.Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return chance.choice([0, 1, value + 1, 10_000])
    if isinstance(value, str) and value[:2] == "20":
        return f"20{chance.randint(20, 29)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return chance.choice(["nobody", "ada", "ceo", "md", "everything", value])


@pytest.mark.parametrize("whole", WHOLE, ids=["sound", "A", "B", "C"])
def test_the_same_dossier_gives_the_same_answer(whole: Any) -> None:
    assert as_json(judgement(read(whole))) == as_json(judgement(read(copy.deepcopy(whole))))


@given(place=st.integers(0, len(WHOLE) - 1), chance=st.randoms(use_true_random=False))
@settings(max_examples=EXAMPLES, deadline=None)
def test_rules_do_not_care_for_the_order_of_lists(place: int, chance: random.Random) -> None:
    whole = copy.deepcopy(WHOLE[place])
    before = answers(read(whole))
    for key in SHUFFLED:
        chance.shuffle(whole.get(key, []))
    for part in ("columns", "rows"):
        chance.shuffle(whole["raci"][part])

    assert answers(read(whole)) == before


@given(place=st.integers(0, len(WHOLE) - 1), chance=st.randoms(use_true_random=False), times=st.integers(1, 12))
@settings(max_examples=EXAMPLES, deadline=None)
def test_rules_answer_on_every_dossier_that_can_be_read(place: int, chance: random.Random, times: int) -> None:
    whole = damaged(WHOLE[place], chance, times)
    try:
        dossier = read(whole)
    except Unusable:
        return
    told = as_json(judgement(dossier))

    assert "None" not in " ".join(finding["says"] for finding in told["findings"])
    assert all("{" not in finding["says"] for finding in told["findings"])


@given(seed=st.integers(0, 2**32))
@settings(max_examples=INVENTED, deadline=None)
def test_rules_answer_on_every_dossier_that_the_schema_admits(seed: int) -> None:
    told = as_json(judgement(read(invented(random.Random(seed)))))  # noqa: S311 (no secret)

    assert all("{" not in finding["says"] for finding in told["findings"])


ABOUT_THE_ACCEPTANCES = {"DIS-006", "DIS-007"}
"""Rules that ask how old acceptances are and who entered them: one more of a kind is one more of that kind."""


@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_one_more_acceptance_makes_nothing_worse(chance: random.Random) -> None:
    """As long as the policy was known to be sent: without any acceptance that is all that is said (DOMAIN, 2.1, 15)."""
    whole = copy.deepcopy(chance.choice([one for one in WHOLE if one["policies"][0].get("acks")]))
    policy = whole["policies"][0]
    policy["acks"] = chance.sample(policy["acks"], chance.randrange(1, len(policy["acks"])))
    more = {"person": chance.choice(whole["people"])["id"], "v": policy["versions"][-1]["v"], "on": whole["as_of"]}
    before = grades(whole)
    policy["acks"].append(more)

    assert worse(before, grades(whole)) <= ABOUT_THE_ACCEPTANCES


@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=EXAMPLES, deadline=None)
def test_one_more_training_makes_nothing_worse(chance: random.Random) -> None:
    whole = copy.deepcopy(chance.choice(WHOLE))
    before = grades(whole)
    whole.setdefault("training", []).append({"person": chance.choice(whole["people"])["id"], "on": whole["as_of"]})

    assert worse(before, grades(whole)) == set()


def grades(whole: Any) -> dict[tuple[str, str], int]:
    return {(rule.code, finding.key): int(finding.grade) for rule, finding in judgement(read(whole)).findings()}


def worse(before: dict[tuple[str, str], int], after: dict[tuple[str, str], int]) -> set[str]:
    """The codes of what is raised now and was not, or not as gravely."""
    return {code for (code, key), grade in after.items() if grade > before.get((code, key), 0)}


@given(place=st.integers(0, len(WHOLE) - 1), key=st.sampled_from(sorted(SOUND)))
@settings(max_examples=100, deadline=None)
def test_no_rule_is_called_clear_about_what_is_unknown(place: int, key: str) -> None:
    """Whatever else a rule looks at, what it says it reads is known when it answers."""
    judged = judgement(read({**WHOLE[place], "unknown": [key]}))

    answered = [one.rule for one in judged.outcomes if one.result.value in ("raised", "clear")]
    assert all(key not in rule.reads for rule in answered)

"""The findings as JSON, in our own form: ``countersign.findings/1``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from countersign.readiness.regimes import Regime
from countersign.readiness.rule import Finding, Rule
from countersign.readiness.verdict import Judgement, thresholds

FORMAT = "countersign.findings/1"


def as_json(judgement: Judgement) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "as_of": judgement.dossier.as_of.isoformat(),
        "verdict": judgement.verdict.value,
        "covers": judgement.covers,
        "findings": [finding_as_json(rule, finding) for rule, finding in judgement.worst_first()],
        "cannot_assess": [
            {"code": one.rule.code, "why": " ".join(str(why) for why in one.why)} for one in judgement.cannot_assess()
        ],
        "thresholds": thresholds(judgement),
        **({"regimes": [regime_as_json(one) for one in judgement.regimes]} if judgement.regimes else {}),
    }


def regime_as_json(regime: Regime) -> dict[str, Any]:
    """Which text was applied, the numbers that it fixes, and what of it no rule judges."""
    return {
        "key": regime.key,
        "name": regime.name,
        "edition": regime.edition,
        "dated": regime.dated.isoformat(),
        "force": regime.force,
        "thresholds": {name: value for one in regime.demands for name, value in one.numbers.items()},
        "not_judged": list(regime.left_out),
    }


def finding_as_json(rule: Rule, finding: Finding) -> dict[str, Any]:
    return {
        "code": rule.code,
        "grade": finding.grade.word,
        "subject": finding.subject,
        "says": str(finding.says),
        "clause": "; ".join(rule.clauses),
        "basis": rule.basis.value,
        **({"also": [asdict(one) for one in finding.also]} if finding.also else {}),
    }

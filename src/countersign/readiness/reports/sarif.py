"""Findings as SARIF 2.1.0 (OASIS), the form in which build servers and code hosts show what a check found.

A finding is a result against the file that was judged. What cannot be assessed is no result: it stands among the
notifications of the run, so that nobody takes silence for a clear answer.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from countersign.readiness.asking import Outcome
from countersign.readiness.reports import Judged, also_cited
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.rules import RULES, RuleFile
from countersign.readiness.verdict import Judgement

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS = {Grade.MAJOR: "error", Grade.MINOR: "warning", Grade.OPPORTUNITY: "note", Grade.OBSERVATION: "note"}

PLACES = {one.rule.code: place for place, one in enumerate(RULES)}


def as_sarif(judged: Judged, version: str) -> dict[str, Any]:
    """One log with one run over all files. ``version``: of the product that judged."""
    run = {
        "tool": {"driver": driver(version)},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    notification(file, outcome) for file, one in judged for outcome in one.cannot_assess()
                ],
            }
        ],
        "results": [result(file, one, rule, finding) for file, one in judged for rule, finding in one.worst_first()],
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def driver(version: str) -> dict[str, Any]:
    return {"name": "Countersign", "semanticVersion": version, "rules": [descriptor(one) for one in RULES]}


def descriptor(one: RuleFile) -> dict[str, Any]:
    rule = one.rule
    return {
        "id": rule.code,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": one.part("What it looks at")},
        "help": {"text": f"{one.part('Why an auditor raises it')} {one.part('What clears it')}"},
        "defaultConfiguration": {"level": LEVELS[max(rule.ladder)]},
        "properties": {"clauses": list(rule.clauses), "basis": rule.basis.value, "leadDays": rule.lead_days},
    }


def result(file: str, judged: Judgement, rule: Rule, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": rule.code,
        "ruleIndex": PLACES[rule.code],
        "level": LEVELS[finding.grade],
        "message": {"text": str(finding.says)},
        "locations": [location(file)],
        "partialFingerprints": {"countersignFinding/v1": f"{rule.code}:{finding.key}"},
        "properties": {
            "grade": finding.grade.word,
            "subject": finding.subject,
            "asOf": judged.dossier.as_of.isoformat(),
            "organisation": judged.dossier.org.name,
            **under_regimes(judged, rule, finding),
        },
    }


def under_regimes(judged: Judgement, rule: Rule, finding: Finding) -> dict[str, Any]:
    """Which regimes were applied, where they ask for the same, and what the finding rests on then."""
    if not judged.regimes:
        return {}
    applied = [f"{one.key}: {one.edition}" for one in judged.regimes]
    return {"regimes": applied, "basis": rule.basis.value, "alsoCites": also_cited(finding)}


def location(file: str) -> dict[str, Any]:
    """The file as a whole: a dossier is facts put together, and what is missing stands on no line."""
    where = {"artifactLocation": {"uri": quote(PurePath(file).as_posix())}, "region": {"startLine": 1}}
    return {"physicalLocation": where}


def notification(file: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": f"Cannot be assessed. {' '.join(str(why) for why in outcome.why)}"},
        "associatedRule": {"id": outcome.rule.code, "index": PLACES[outcome.rule.code]},
        "locations": [location(file)],
    }

"""What an auditor would raise, the gravest first, with the clause, the basis and the numbers that judged it."""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import listed, spelled
from countersign.packs.documents.material import Material
from countersign.readiness.families import FAMILIES
from countersign.readiness.regimes import Regime
from countersign.readiness.rule import Basis, Finding, Grade, Rule
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import NO_FORECAST, NOT_THE_WHOLE, Verdict

VERDICTS = {
    Verdict.CANNOT_ASSESS: "No advice yet: nobody is on the register of top management.",
    Verdict.RECONSIDER: "Reconsider. There is no sign of leadership taking part.",
    Verdict.NOT_READY: "Not ready. Fix what is major, or move the date.",
    Verdict.GO_WITH_PLAN: "Go, with a plan. Declare what is minor, with a date for each.",
    Verdict.GO: "Go.",
}

BASES = {
    Basis.CLAUSE: "a requirement of the standard",
    Basis.ANNEX_A: "a control of Annex A",
    Basis.OWN_RULE: "the organisation's own rule",
    Basis.GOOD_PRACTICE: "good practice",
    Basis.OBLIGATION: "a law or a contract",
}


def judgement(material: Material) -> dict[str, Any]:
    judged = material.judged
    found = [finding(material, rule, one) for rule, one in judged.worst_first()]
    covered = set(judged.covers)
    return {
        "verdict": VERDICTS[judged.verdict],
        "says": NO_FORECAST,
        "covers": [FAMILIES.get(family, family) for family in judged.covers],
        "leaves_out": sorted(name for family, name in FAMILIES.items() if family not in covered),
        "regimes": [regime(one) for one in judged.regimes],
        "not_the_whole": NOT_THE_WHOLE,
        "findings": found,
        "majors": sum(one["grade"] == Grade.MAJOR.word for one in found),
        "counts": [(grade.word, sum(one["grade"] == grade.word for one in found)) for grade in reversed(Grade)],
        "cannot_assess": [unclear(one.rule, [str(why) for why in one.why]) for one in judged.cannot_assess()],
    }


def finding(material: Material, rule: Rule, found: Finding) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": BY_CODE[rule.code].title,
        "grade": found.grade.word,
        "says": str(found.says),
        "clause": ", ".join(rule.clauses),
        "basis": BASES[rule.basis],
        "also": [f"{one.cites}: {one.asks}" for one in found.also],
        "thresholds": [
            {"value": plain(rule.limit(material.judged.dossier, one.name)), "why": one.why} for one in rule.thresholds
        ],
    }


def regime(one: Regime) -> dict[str, Any]:
    """A text that was read beside the standard: "NIS2, Directive (EU) 2022/2555 (14 December 2022)"."""
    told = f"{one.key}: {one.name}, {one.edition} ({spelled(one.dated)})"
    return {"name": told, "left_out": listed(one.left_out)}


def unclear(rule: Rule, why: list[str]) -> dict[str, Any]:
    return {"code": rule.code, "title": BY_CODE[rule.code].title, "why": " ".join(why)}


def plain(value: float) -> str:
    """365, not 365.0."""
    return f"{value:g}"

"""Findings as JUnit XML, which every build server shows: a suite for each file, a test for each rule.

A test fails where a finding is at least as grave as was asked for; a milder one is told in its output. What cannot be
assessed, or was not asked, is skipped with its reason, and never passes.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from countersign.readiness.asking import Outcome, Result
from countersign.readiness.reports import Judged, also_cited
from countersign.readiness.rule import Finding, Grade
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import Judgement

NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def as_junit(judged: Judged, least: Grade | None) -> str:
    """``least``: the mildest grade that fails; None when nothing does."""
    root = Tree.Element("testsuites", name="Countersign")
    for file, one in judged:
        root.append(suite(file, one, least))
    Tree.indent(root)
    return Tree.tostring(root, encoding="unicode", xml_declaration=True)


def suite(file: str, judged: Judgement, least: Grade | None) -> Tree.Element:
    cases = [case(outcome, least) for outcome in judged.outcomes]
    made = Tree.Element(
        "testsuite",
        name=sound(f"{judged.dossier.org.name} ({file}), as of {judged.dossier.as_of}"),
        tests=str(len(cases)),
        failures=str(sum(one.find("failure") is not None for one in cases)),
        errors="0",
        skipped=str(sum(one.find("skipped") is not None for one in cases)),
    )
    if judged.regimes:
        properties = Tree.SubElement(made, "properties")
        for regime in judged.regimes:
            Tree.SubElement(properties, "property", name=f"regime {regime.key}", value=regime.edition)
    made.extend(cases)
    return made


def case(outcome: Outcome, least: Grade | None) -> Tree.Element:
    code, rule = outcome.rule.code, BY_CODE[outcome.rule.code]
    made = Tree.Element("testcase", classname=f"countersign.{outcome.rule.family}", name=f"{code} {rule.title}")
    failing = [one for one in outcome.findings if least is not None and one.grade >= least]
    milder = [one for one in outcome.findings if one not in failing]
    if failing:
        gravest = max(failing, key=lambda one: one.grade)
        told = Tree.SubElement(made, "failure", type=gravest.grade.word, message=sound(str(gravest.says)))
        told.text = lines(failing)
    elif reason := skipped(outcome):
        Tree.SubElement(made, "skipped", message=sound(reason))
    if milder:
        Tree.SubElement(made, "system-out").text = lines(milder)
    return made


def skipped(outcome: Outcome) -> str:
    """Why a rule gave no answer; empty where it gave one."""
    if outcome.result is Result.CANNOT_ASSESS:
        return f"Cannot be assessed. {' '.join(str(why) for why in outcome.why)}"
    if outcome.result is Result.NOT_ASKED:
        return "Not asked: another finding says it already, or it does not apply here."
    return ""


def lines(findings: list[Finding]) -> str:
    return sound("\n".join(f"{one.grade.word.upper()}: {one.says}{cited(one)}" for one in findings))


def cited(finding: Finding) -> str:
    return f" Also: {places}." if (places := also_cited(finding)) else ""


def sound(text: str) -> str:
    return NO_XML.sub("\ufffd", text)

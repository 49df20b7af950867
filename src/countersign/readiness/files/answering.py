"""What the rules answer about a file, as JSON: the way out of the process in which the file is read and judged.

A file from outside may hold whatever a dossier may, a hundred thousand times. So whoever shows the answer keeps to
what is bounded: the outcomes, and of the dossier only what the page says of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from countersign.kernel.confinement import ConfinedFailure, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.records import Unusable
from countersign.kernel.words import Words, say
from countersign.readiness.asking import Outcome, Result
from countersign.readiness.dossier import Dossier, as_of, read, write
from countersign.readiness.files.reading import dossier_in, unlisted
from countersign.readiness.regimes import applying
from countersign.readiness.rule import Basis, Finding, Grade, Reference, Rule
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import Judgement, judgement

READ_HERE = 64 << 10
"""A file of so many bytes takes less time to judge than a process takes to start."""


@dataclass(frozen=True)
class Answered:
    """``remarks``: what whoever wrote the file should look at."""

    judgement: Judgement
    remarks: tuple[Words, ...]


def answered(content: bytes, name: str, on: date | None, regimes: Sequence[str] = ()) -> Answered:
    """Judge what stands in a file, for a day or for the file's own, under these regimes alone. Raises Unusable."""
    question = {"name": name, "on": on.isoformat() if on else None, "regimes": list(regimes)}
    asked = json.dumps(question).encode() + b"\n" + content
    if len(content) <= READ_HERE:
        return unpacked(answer(asked))
    try:
        return unpacked(confined(answer, asked))
    except (ConfinedTime, ConfinedMemory) as error:
        raise Unusable(say("takes too long to judge. Give acceptances as counts (ack_stats).")) from error
    except ConfinedFailure as error:
        raise Unusable(say("cannot be judged: reading it failed.")) from error


def answer(asked: bytes) -> dict[str, Any]:
    """A line that says what is asked, then the file."""
    line, _, content = asked.partition(b"\n")
    question = json.loads(line)
    try:
        whole = dossier_in(content, question["name"])
    except Unusable as error:
        return {"fault": str(error)}
    on = date.fromisoformat(question["on"]) if question["on"] else whole.as_of
    judged = judgement(as_of(whole, on), applying(question["regimes"]))
    return {
        "regimes": [one.key for one in judged.regimes],
        "dossier": write(outline(judged.dossier)),
        "outcomes": [packed(one) for one in judged.outcomes],
        "remarks": [str(one) for one in unlisted(whole)],
    }


def outline(dossier: Dossier) -> Dossier:
    """What a page says of the dossier itself: whose, of which day, who leads, when the audit is, what is unknown."""
    return Dossier(
        as_of=dossier.as_of,
        unknown=dossier.unknown,
        org=dossier.org,
        people=(),
        top_management=dossier.top_management,
        audits=dossier.audits,
    )


def packed(one: Outcome) -> dict[str, Any]:
    findings = [
        {
            "grade": found.grade.value,
            "says": template(found.says),
            "subject": found.subject,
            "key": found.key,
            "also": [asdict(reference) for reference in found.also],
        }
        for found in one.findings
    ]
    return {
        "code": one.rule.code,
        "basis": one.rule.basis.value,
        "ladder": {grade.value: when for grade, when in one.rule.ladder.items()},
        "result": one.result.value,
        "findings": findings,
        "why": [*map(template, one.why)],
    }


def template(words: Words) -> list[Any]:
    """The sentence and its values, each as it is shown."""
    return [words.template, {name: str(Words("{it}", (("it", value),))) for name, value in words.values}]


def unpacked(told: Any) -> Answered:
    """Raises Unusable with what was wrong with the file."""
    if "fault" in told:
        raise Unusable(say("{fault}", fault=told["fault"]))
    outcomes = [outcome(one) for one in told["outcomes"]]
    judged = Judgement(read(told["dossier"]), outcomes, applying(told["regimes"]))
    return Answered(judged, tuple(say("{it}", it=one) for one in told["remarks"]))


def outcome(told: dict[str, Any]) -> Outcome:
    findings = tuple(
        Finding(Grade(one["grade"]), said(one["says"]), one["subject"], one["key"], references(one["also"]))
        for one in told["findings"]
    )
    why = tuple(said(one) for one in told["why"])
    return Outcome(rule(told), Result(told["result"]), findings, why)


def rule(told: dict[str, Any]) -> Rule:
    """The rule with the basis and the ladder by which it answered: a regime may have lent it others."""
    ladder = {Grade(int(grade)): when for grade, when in told["ladder"].items()}
    return replace(BY_CODE[told["code"]].rule, basis=Basis(told["basis"]), ladder=ladder)


def references(told: list[dict[str, str]]) -> tuple[Reference, ...]:
    return tuple(Reference(**one) for one in told)


def said(told: list[Any]) -> Words:
    return say(told[0], **told[1])

"""What the rules answer about a file, as JSON: the way out of the process in which the file is read and judged.

A file from outside may hold whatever a dossier may, a hundred thousand times. So whoever shows the answer keeps to
what is bounded: the outcomes, and of the dossier only what the page says of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from countersign.kernel.confinement import ConfinedFailure, ConfinedMemory, ConfinedTime, confined
from countersign.kernel.records import Unusable
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier, as_of, read, write
from countersign.readiness.files.reading import dossier_in, unlisted
from countersign.readiness.judging import Outcome, Result
from countersign.readiness.rule import Finding, Grade
from countersign.readiness.rules import BY_CODE
from countersign.readiness.verdict import Judgement, judgement

READ_HERE = 64 << 10
"""A file of so many bytes takes less time to judge than a process takes to start."""


@dataclass(frozen=True)
class Answered:
    """``remarks``: what whoever wrote the file should look at."""

    judgement: Judgement
    remarks: tuple[Words, ...]


def answered(content: bytes, name: str, on: date | None) -> Answered:
    """Judge what stands in a file, for a day or for the file's own. Raises Unusable."""
    asked = json.dumps({"name": name, "on": on.isoformat() if on else None}).encode() + b"\n" + content
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
    judged = judgement(as_of(whole, on))
    return {
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
        {"grade": found.grade.value, "says": template(found.says), "subject": found.subject, "key": found.key}
        for found in one.findings
    ]
    return {"code": one.rule.code, "result": one.result.value, "findings": findings, "why": [*map(template, one.why)]}


def template(words: Words) -> list[Any]:
    """The sentence and its values, each as it is shown."""
    return [words.template, {name: str(Words("{it}", (("it", value),))) for name, value in words.values}]


def unpacked(told: Any) -> Answered:
    """Raises Unusable with what was wrong with the file."""
    if "fault" in told:
        raise Unusable(say("{fault}", fault=told["fault"]))
    outcomes = [outcome(one) for one in told["outcomes"]]
    return Answered(Judgement(read(told["dossier"]), outcomes), tuple(say("{it}", it=one) for one in told["remarks"]))


def outcome(told: dict[str, Any]) -> Outcome:
    findings = tuple(
        Finding(Grade(one["grade"]), said(one["says"]), one["subject"], one["key"]) for one in told["findings"]
    )
    why = tuple(said(one) for one in told["why"])
    return Outcome(BY_CODE[told["code"]].rule, Result(told["result"]), findings, why)


def said(told: list[Any]) -> Words:
    return say(told[0], **told[1])

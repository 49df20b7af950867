"""``countersign check FILE.json``: what an auditor would say about a dossier. Needs no server and no database."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from countersign.console.days import day
from countersign.kernel.records import Unusable
from countersign.kernel.words import say
from countersign.readiness.dossier import as_of, read
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.verdict import NO_FORECAST, Judgement, as_json, judgement, strange_thresholds

CLEAR, RAISED, UNUSABLE = 0, 1, 2
LARGEST_MIB = 256
NEVER = "never"
WIDTH = 100


def options(parser: argparse.ArgumentParser) -> None:
    grades = [grade.word for grade in Grade]
    parser.add_argument(
        "file", metavar="FILE.json", help="a dossier in the form countersign.dossier/1; - reads the input"
    )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="judge for this day, YYYY-MM-DD, not the file's own")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument(
        "--fail-on",
        choices=[*grades, NEVER],
        default=Grade.OBSERVATION.word,
        help="exit with 1 when there is a finding of this grade or a graver one (observation)",
    )


def run(chosen: argparse.Namespace) -> int:
    try:
        dossier = read(parsed(chosen.file))
        if strange := strange_thresholds(dossier):
            raise Unusable(say("thresholds.{name} is no threshold of a rule.", name=strange[0]))
    except Unusable as error:
        print(f"{chosen.file}: {error}", file=sys.stderr)
        return UNUSABLE
    judged = judgement(as_of(dossier, chosen.as_of or dossier.as_of))
    if chosen.format == "json":
        print(json.dumps(as_json(judged), indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_text(judged)))
    return RAISED if fails(judged, chosen.fail_on) else CLEAR


def parsed(file: str) -> Any:
    """The file's JSON. Raises Unusable."""
    try:
        written = sys.stdin.buffer.read() if file == "-" else contents(Path(file))
        return json.loads(written.decode("utf-8-sig"), parse_constant=not_a_number)
    except OSError as error:
        raise Unusable(say("cannot be read: {why}.", why=error.strerror or str(error))) from error
    except UnicodeDecodeError as error:
        raise Unusable(say("is not UTF-8 text: byte {place} fits no character.", place=error.start)) from error
    except json.JSONDecodeError as error:
        raise Unusable(
            say(
                "is not JSON: line {line}, column {column}: {why}.",
                line=error.lineno,
                column=error.colno,
                why=error.msg,
            )
        ) from error
    except RecursionError as error:
        raise Unusable(say("is nested too deeply to be a dossier.")) from error


def contents(file: Path) -> bytes:
    if file.stat().st_size > LARGEST_MIB << 20:
        raise Unusable(say("is larger than {size} MiB. Give acceptances as counts (ack_stats).", size=LARGEST_MIB))
    return file.read_bytes()


def not_a_number(written: str) -> float:
    raise Unusable(say("holds {value}, which is no number in JSON.", value=written))


def fails(judged: Judgement, grade: str) -> bool:
    if grade == NEVER:
        return False
    return any(finding.grade >= Grade[grade.upper()] for _, finding in judged.findings())


def as_text(judged: Judgement) -> Iterator[str]:
    """For reading in a terminal: the verdict, then the findings, the gravest first."""
    yield f"{judged.dossier.org.name}, as of {judged.dossier.as_of}: {judged.verdict}"
    yield f"Judged: {', '.join(judged.covers) or 'nothing'}. {NO_FORECAST}"
    for rule, finding in judged.worst_first():
        yield from one(rule, finding)
    if unclear := judged.cannot_assess():
        yield "\nCannot be assessed"
        for outcome in unclear:
            yield f"  {outcome.rule.code}  {' '.join(str(why) for why in outcome.why)}"


def one(rule: Rule, finding: Finding) -> Iterator[str]:
    subject = f" · {finding.subject}" if finding.subject else ""
    yield f"\n{finding.grade.word.upper()}  {rule.code} · {'; '.join(rule.clauses)} · basis {rule.basis.value}{subject}"
    yield textwrap.fill(str(finding.says), WIDTH, initial_indent="  ", subsequent_indent="  ")

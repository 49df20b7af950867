"""``countersign check FILE``: what an auditor would say about a dossier. Needs no server and no database."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain

from countersign.console.days import day
from countersign.console.dossiers import dossier_in
from countersign.console.numbers import OwnNumbers, numbers_in
from countersign.kernel.records import Unusable
from countersign.readiness.dossier import as_of
from countersign.readiness.files.reading import unlisted
from countersign.readiness.regimes import BY_KEY, applying
from countersign.readiness.reports import Judged
from countersign.readiness.reports.findings import as_json
from countersign.readiness.reports.junit import as_junit
from countersign.readiness.reports.lines import as_lines, coloured, plain
from countersign.readiness.reports.sarif import as_sarif
from countersign.readiness.rule import Grade
from countersign.readiness.verdict import Judgement, judgement

CLEAR, RAISED, UNUSABLE = 0, 1, 2
NEVER = "never"
NARROWEST, WIDEST = 60, 100


def options(parser: argparse.ArgumentParser) -> None:
    grades = [grade.word for grade in Grade]
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a dossier in the form countersign.dossier/1, as JSON or YAML; - reads the input",
    )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="judge for this day, YYYY-MM-DD, not the file's own")
    parser.add_argument("--settings", metavar="FILE", help="own thresholds, each with its reason, as JSON or YAML")
    parser.add_argument(
        "--regime",
        action="append",
        default=[],
        choices=list(BY_KEY),
        help="lay a law, a contract or a code over the rules; may be given several times (none)",
    )
    parser.add_argument("--format", choices=["text", "json", "sarif", "junit"], default="text")
    parser.add_argument("--full", action="store_true", help="as text: every finding in its whole sentences")
    parser.add_argument(
        "--fail-on",
        choices=[*grades, NEVER],
        default=Grade.OBSERVATION.word,
        help="exit with 1 when there is a finding of this grade or a graver one (observation)",
    )


def run(chosen: argparse.Namespace) -> int:
    """0: nothing of the grade asked for, 1: something, 2: a file has a fault, which is said."""
    faults: list[str] = []
    own = own_numbers(chosen.settings, faults)
    judged = list(every(chosen, own, faults)) if own else []
    if judged:
        print(told(judged, own or OwnNumbers(), chosen))
    for fault in faults:
        print(fault, file=sys.stderr)
    least = mildest(chosen.fail_on)
    fails = any(least and finding.grade >= least for _file, one in judged for _rule, finding in one.findings())
    return UNUSABLE if faults else RAISED if fails else CLEAR


def own_numbers(file: str | None, faults: list[str]) -> OwnNumbers | None:
    """None when the file is at fault: nothing is judged by other numbers than were meant."""
    try:
        return numbers_in(file) if file else OwnNumbers()
    except Unusable as error:
        faults.append(f"{file}: {error}")
        return None


def every(chosen: argparse.Namespace, own: OwnNumbers, faults: list[str]) -> Iterator[tuple[str, Judgement]]:
    """Each file that can be read, judged; the faults of the others."""
    for file in chosen.files:
        try:
            dossier = own.over(dossier_in(file))
        except Unusable as error:
            faults.append(f"{file}: {error}")
            continue
        faults.extend(f"{file}: {words}" for words in unlisted(dossier))
        yield file, judgement(as_of(dossier, chosen.as_of or dossier.as_of), applying(chosen.regime))


def told(judged: Judged, own: OwnNumbers, chosen: argparse.Namespace) -> str:
    if chosen.format == "json":
        files = [as_json(one) for _file, one in judged]
        return json.dumps(files if len(chosen.files) > 1 else files[0], indent=2, ensure_ascii=False)
    if chosen.format == "sarif":
        return json.dumps(as_sarif(judged, version("countersign")), indent=2, ensure_ascii=False)
    if chosen.format == "junit":
        return as_junit(judged, mildest(chosen.fail_on))
    return "\n".join(chain(on_screen(judged, full=chosen.full), *([["", *map(str, own.told())]] if own.values else [])))


def on_screen(judged: Judged, *, full: bool) -> Iterator[str]:
    """As wide as the terminal, and in colour where there is one."""
    ink = coloured if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else plain
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    for place, (_file, one) in enumerate(judged):
        if place:
            yield "\n" + "-" * width
        yield from as_lines(one, ink, width=width, full=full)


def mildest(word: str) -> Grade | None:
    return None if word == NEVER else Grade[word.upper()]

"""P4: every rule about the largest of the three known organisations, and about 100,000 that nobody would invent."""

from __future__ import annotations

import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from countersign.readiness.dossier import read
from countersign.readiness.verdict import judgement
from tests.bench.report import Row, times
from tests.readiness.invented import invented

LARGEST = Path(__file__).parents[1] / "readiness" / "calibration" / "org_c.json"
TIMES, DOSSIERS, AT_ONCE = 200, 100_000, 500
MOST_SECONDS = 0.005


def inventing(dossiers: int = DOSSIERS) -> list[Row]:
    """An exception in any rule ends the measurement."""
    begun = time.perf_counter()
    with ProcessPoolExecutor() as processes:
        raised = sum(processes.map(judged, range(0, dossiers, AT_ONCE)))
    a_second = dossiers / (time.perf_counter() - begun)
    work = f"every rule about {dossiers:,} invented dossiers, {raised:,} findings"
    answered = Row("P4", work, f"{a_second:.0f}/s", target="every one is answered", met="met")
    return [alone(), answered]


def judged(first: int) -> int:
    """So many findings in the dossiers from this one on."""
    dossiers = (read(invented(Random(n))) for n in range(first, first + AT_ONCE))  # noqa: S311 (no secret)
    return sum(len(list(judgement(one).findings())) for one in dossiers)


def alone() -> Row:
    """The rules, with nothing to be read before or shown after."""
    dossier = read(json.loads(LARGEST.read_text(encoding="utf-8")))
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        judgement(dossier)
        took.append(time.perf_counter() - begun)
    return times("P4", "every rule about organisation C, 2,400 people", took, [], MOST_SECONDS)

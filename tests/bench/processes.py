"""P7 and P5: what our processes hold in memory after a tour of every page, and how long a whole one takes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

from countersign.console.command_line import WORDS
from tests.bench.report import Row, mebibytes, times
from tests.bench.visitor import Visitor
from tests.browser.house import House
from tests.faults.site import family

TIMES, OFTEN = 10, 4
MOST_PAGES = 200
ROOT = Path(__file__).parents[2]
DOSSIER = ROOT / "examples" / "larkbeam" / "dossier.json"
LINK = re.compile(r'<a [^>]*?href="([^"#?]+)"')


def memory(started: House, visitors: list[Visitor], home: str) -> Row:
    """Web and worker together; pages that several share are counted once."""
    seen = sum(tour(visitor, home) for visitor in visitors)
    everybody = family(started.pid)
    kib = sum(proportional_set(pid) for pid in everybody)
    return mebibytes("P7", f"memory of {len(everybody)} processes after {seen} pages (PSS)", kib / 1024, 240)


def tour(visitor: Visitor, home: str) -> int:
    """Follow every link inside the organisation, often enough that each web process has shown each page."""
    waiting, seen = [home], {home}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop()
        page = "".join(visitor.get(path) for _ in range(OFTEN))
        found = [path for path in LINK.findall(page) if path.startswith(home) and path not in seen]
        waiting += dict.fromkeys(found)
        seen.update(found)
    return len(seen)


def proportional_set(pid: int) -> int:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found.group(1)) if found else 0


def judging() -> Row:
    """A dossier judged without server and database, from start to end of the process."""
    work = "countersign check, a whole dossier"
    if "check" not in WORDS or not DOSSIER.exists():
        return Row("P5", work, target="400 ms")
    return times("P5", work, whole("-m", "countersign", "check", str(DOSSIER)), whole("-c", "pass"), 0.4)


def whole(*words: str) -> list[float]:
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=False)
        took.append(time.perf_counter() - begun)
    return took

"""``make bench``: start the real server on an empty database, use it as people would, and time it.

``make bench ARGS="P9 P1"`` measures these alone and prints them; the page is written when all were measured.
``ARGS="P3-million"`` fills a million people into PostgreSQL where that was not done before, and keeps them, and
``ARGS="P2-years"`` ten years of records; without being named they are measured only where they are kept already.
"""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

os.environ.setdefault("COUNTERSIGN_TEST_ENGINE", "sqlite")

from tests.bench.accepting import accepting
from tests.bench.holding import holding
from tests.bench.importing import importing
from tests.bench.inventing import inventing
from tests.bench.mailing import mailing
from tests.bench.pages import MILLION, million, pages
from tests.bench.processes import judging, memory
from tests.bench.report import Row, table, times, write
from tests.bench.visitor import Visitor
from tests.bench.years import DECADE, years
from tests.browser.house import House, house
from tests.browser.house import code_in as code

TIMES = 100
TOM, PRIYA = "tom@larkbeam.example", "priya@larkbeam.example"
SET_UP = {
    "organisation_name": "Larkbeam Ltd",
    "time_zone": "Europe/London",
    "isms_start": "2026-01-05",
    "name": "Tom Okafor",
    "mail": TOM,
    "title": "CTO",
    "isms_scope": "WHOLE",
}
LEADER = {
    "leader": "SOMEBODY_ELSE",
    "leader_name": "Priya Raman",
    "leader_mail": PRIYA,
    "leader_title": "CEO",
    "basis": "OWNER",
    "leads_from": "2019-04-01",
}


def main(chosen: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as folder:
        wanted = [work for numbers, work in WORKS.items() if set(numbers) & set(chosen or ready())]
        rows = sorted((row for work in wanted for row in work(Path(folder))), key=lambda row: row.number)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}."
    print(table(rows) if chosen else write(rows, machine))
    return 0


def ready() -> list[str]:
    """All there is; what takes long to prepare only where that is done."""
    kept = {"P3-million": MILLION, "P2-years": DECADE}
    return [number for numbers in WORKS for number in numbers if number not in kept or kept[number].is_there]


def using(folder: Path) -> list[Row]:
    """From the start of the server to all that its processes hold in the end."""
    begun = time.perf_counter()
    with house(folder) as started:
        healthy = time.perf_counter() - begun
        return [*measured(started, folder), times("P8", "start to healthy, empty database", [healthy], [], 3)]


WORKS: dict[tuple[str, ...], Callable[[Path], list[Row]]] = {
    ("P6", "P7", "P8"): using,
    ("P1",): accepting,
    ("P2", "P3", "P6-growth"): pages,
    ("P2-roles",): holding,
    ("P2-years",): years,
    ("P3-million",): million,
    ("P4",): lambda _folder: inventing(),
    ("P5",): lambda _folder: [judging()],
    ("P9",): importing,
    ("P10",): mailing,
}
"""What is measured together, by the numbers of its rows; the first on a folder that nothing else has used."""


def measured(started: House, folder: Path) -> list[Row]:
    """An approval with its publication, and what all processes hold afterwards."""
    tom, priya = Visitor(started), Visitor(started)
    token = started.printed(r"you need this token: (\w+)")
    tom.send("/set-up/", {**SET_UP, "token": token})
    tom.sign_in(TOM)
    home = "/o/larkbeam-ltd/"
    tom.send(home + "set-up/top-management/", LEADER)
    priya.sign_in(PRIYA)
    entry = re.search(r'action="([^"]*/countersign/)"', register := priya.get(home + "register/"))
    assert entry
    priya.send(entry.group(1), {}, page=register)
    policy = begin_policy(tom, home)
    signed = [sign_once(tom, priya, started, policy, number) for number in range(5)]
    return [
        times("P6", "approve and publish, the answer", signed, durable_rows(folder, TIMES), 0.034),
        memory(started, [tom, priya], home),
    ]


def begin_policy(tom: Visitor, home: str) -> str:
    tom.send(home + "policies/new/", {"title": "Information Security Policy", "way": "OUTLINE"})
    found = re.search(rf'href="({home}policies/[0-9a-f]{{32}}/)"', tom.get(home + "policies/"))
    assert found
    return found.group(1)


def sign_once(tom: Visitor, priya: Visitor, started: House, policy: str, number: int) -> float:
    """A new version, offered and signed. Returns the seconds from sending the code to the answer."""
    text = f"<h1>Why</h1><p>Version {number}: we look after what people trust us with.</p>"
    tom.send(policy + "draft/edit/", {"title": "Information Security Policy", "text": text})
    offered = tom.send(policy + "draft/offer/", {"material": "YES"})
    version = re.findall(rf"{policy}versions/[0-9a-f]{{32}}/", offered)[0]
    before = len(started.postbox.to(PRIYA))
    page = priya.get(version + "sign/")
    shown = priya.send(version + "sign/code/", {}, page=page)
    mail = started.postbox.wait(PRIYA, "is your code to sign", after=before)
    begun = time.perf_counter()
    priya.send(version + "sign/", {"code": code(mail)}, page=shown)
    return time.perf_counter() - begun


def durable_rows(folder: Path, times: int) -> list[float]:
    """The floor of an act: one row on disk, nothing else."""
    took = []
    with closing(sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (body)")
        for _ in range(times):
            begun = time.perf_counter()
            database.execute("INSERT INTO row VALUES (?)", ("x" * 1000,))
            took.append(time.perf_counter() - begun)
    return took


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every drill: what goes wrong, what is promised, how often it is done, and the tests that do it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

BOTH = ("sqlite", "postgres")
SQLITE, POSTGRES = ("sqlite",), ("postgres",)

SECONDS_TO_BEGIN = 10.0
POSTGRES_TAKES = 1.4
"""Times as long as SQLite, for the same drill."""


@dataclass(frozen=True)
class Drill:
    """``numbers`` stand in the environment as COUNTERSIGN_TEST_…, unless whoever starts the drill sets them.

    ``seconds``: what one of each takes on SQLite, with another drill beside it on two cores; for the estimate alone.
    """

    name: str
    fault: str
    promise: str
    tests: tuple[str, ...]
    numbers: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    engines: tuple[str, ...] = BOTH


DRILLS = (
    Drill(
        "web-kills",
        "kill -9 of a web process, or of everything, while people accept over HTTP",
        "nothing confirmed is lost, nothing counts twice, the ledger verifies",
        ("tests/faults/test_web_kills.py",),
        {"KILLS": 500},
        {"KILLS": 1.8},
    ),
    Drill(
        "ledger-kills",
        "kill -9 of whoever writes and of whoever puts entries in their place",
        "nothing confirmed is lost, nothing stands twice, no gap, nothing is left waiting",
        ("tests/ledger/test_kills.py",),
        {"KILLS": 800},
        {"KILLS": 0.15},
    ),
    Drill(
        "mail-kills",
        "kill -9 of the worker during a mail run",
        "no mail is lost; at most two copies, with the same Message-ID",
        ("tests/delivery/test_kills.py",),
        {"KILLS": 100, "MAILS": 30_000},
        {"KILLS": 0.5, "MAILS": 0.014},
    ),
    Drill(
        "disks",
        "a full disk; files that may not grow; fsync that answers EIO (SQLite)",
        "nothing is confirmed that is not on the disk; the page names the cause; it heals without a restart",
        ("tests/faults/test_disks.py",),
        {"DISKS": 25},
        {"DISKS": 4.0},
    ),
    Drill(
        "servers",
        "kill -9 of PostgreSQL's processes, of one that works for us and of the first; fsync that answers EIO under it",
        "nothing confirmed is lost, nothing counts twice; the page says so meanwhile; once it is back, so are we",
        ("tests/faults/test_servers.py",),
        {"SERVERS": 25},
        {"SERVERS": 9.0},
        POSTGRES,
    ),
    Drill(
        "backups",
        "a machine is lost while people write, and its backup restored; an older backup is restored",
        "what the backup held is there, and the ledgers verify; an older state is told from a newer checkpoint",
        ("tests/console/backups/test_drills.py",),
        {"DRILLS": 100},
        {"DRILLS": 7.0},
        SQLITE,
    ),
    Drill(
        "tampering",
        "edits of rows, files, leaves, personal values, tiles, checkpoints, keys and triggers by an administrator",
        "each is found and its place is named; a history signed again shows against a held checkpoint",
        ("tests/faults/test_tampering.py",),
        {"TAMPERINGS": 25},
        {"TAMPERINGS": 6.0},
    ),
    Drill(
        "histories",
        "nothing at all: honest people in any order",
        "no false alarm",
        ("tests/ledger/test_histories.py",),
        {"HISTORIES": 1000},
        {"HISTORIES": 0.25},
    ),
    Drill(
        "uploads",
        "spoilt lists, workbooks, Word files and scans where people upload files",
        "taken or refused with a sentence; no crash, at most 20 s and 1 GiB each",
        ("tests/faults/test_uploads.py",),
        {"UPLOADS": 5000, "BOMBS": 100},
        {"UPLOADS": 0.15, "BOMBS": 0.4},
        SQLITE,
    ),
    Drill(
        "rendering",
        "hostile words in every field, shown on pages, in PDFs, packs and mails, and opened in a browser",
        "they stay words: nothing runs, nothing is asked for",
        ("tests/faults/test_rendering.py",),
        {"TITLES": 56},
        {"TITLES": 4.0},
        SQLITE,
    ),
    Drill(
        "robots",
        "programs that open the link of a mail, follow every link, tick every box and press every button",
        "nobody has accepted, no session was opened, and the link still works",
        ("tests/web/acceptance/test_link.py", "tests/browser/test_robots.py"),
        {"ROBOTS": 10_000, "BROWSER_ROBOTS": 500},
        {"ROBOTS": 0.08, "BROWSER_ROBOTS": 2.0},
        SQLITE,
    ),
)


def chosen(words: list[str]) -> list[tuple[Drill, str]]:
    """Drills and engines by parts of their names: ``kills``, ``mail postgres``. All of them without words."""
    engines = [word for word in words if word in BOTH] or list(BOTH)
    parts = [word for word in words if word not in BOTH]
    wanted = [drill for drill in DRILLS if not parts or any(part in drill.name for part in parts)]
    return [(drill, engine) for drill in wanted for engine in drill.engines if engine in engines]


def expected(drill: Drill, engine: str) -> float:
    """Seconds that it should take with the numbers that hold now."""
    numbers = {name: int(os.environ.get(f"COUNTERSIGN_TEST_{name}") or many) for name, many in drill.numbers.items()}
    took = SECONDS_TO_BEGIN + sum(number * drill.seconds[name] for name, number in numbers.items())
    return took * POSTGRES_TAKES if engine == "postgres" and "sqlite" in drill.engines else took

"""What never belongs in a committed file."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.source import ROOT, place, told, tracked

# Written apart, or this file would find itself.
REGISTRIES = re.compile(
    "|".join(
        [
            *(r"py" + r"pi\.(?:org|python\.org)", r"python" + r"hosted\.org", r"registry\.np" + r"mjs\.org"),
            *(r"--(?:extra-)?index" + r"-url", r"--find" + r"-links", r"proxy\.gol" + r"ang\.org"),
            *(r"https?://[\w.:@-]+/(?:[\w-]+/)*sim" + r"ple\b", r"https?://[\w.:@-]*(?:arti" + r"factory|ne" + r"xus)"),
        ]
    ),
    re.IGNORECASE,
)
MACHINES = re.compile(r"(?<![\w.~}/])/(?:home|root|Users|work)/[\w.-]")
UNWANTED = {".python-version", "uv.lock", "Pipfile.lock", "poetry.lock", "package-lock.json", "yarn.lock"}


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8", errors="ignore")) for path in tracked() if is_text(path)]


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:8000]


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place(path)}:{number}: {match[0]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_file_names_a_registry() -> None:
    broken = found(REGISTRIES)
    assert not broken, told(broken, "Where packages come from is the machine's business; take the address out:")


def test_no_file_names_somebody_s_machine() -> None:
    broken = found(MACHINES)
    broken += [place(path) for path, text in texts() if str(ROOT) in text and len(ROOT.parts) > 2]
    assert not broken, told(broken, "A path of one machine means nothing on another; take it out:")


def test_no_lock_that_ties_to_one_tool() -> None:
    broken = [place(path) for path in tracked() if path.name in UNWANTED]
    assert not broken, told(
        broken, "requirements/*.txt pin every version by hash; these files break other people's tools:"
    )


def test_a_registry_would_be_found() -> None:
    assert REGISTRIES.search("https://" + "py" + "pi.org/project/x")
    assert REGISTRIES.search("https://mirror.example/root/pypi/+sim" + "ple/") or REGISTRIES.search(
        "https://mirror.example/sim" + "ple/"
    )
    assert MACHINES.search("see /ho" + "me/ola/x")

"""Dockerfile and compose.yaml, as far as they can be held against the repository without a daemon."""

from __future__ import annotations

import re
import shlex

from django.conf import settings

from countersign.console.command_line import WORDS
from tests.house.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")


def instructions(word: str) -> list[str]:
    """What follows a word of the Dockerfile, continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return [line.removeprefix(word).strip() for line in joined.splitlines() if line.startswith(f"{word} ")]


def test_what_is_copied_is_there_and_reaches_the_builder() -> None:
    sent = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    for line in instructions("COPY"):
        if line.startswith("--from"):
            continue
        for name in shlex.split(line)[:-1]:
            assert (ROOT / name).exists(), name
            assert name in sent, f"{name} is copied, and .dockerignore keeps it from the builder"


def test_nobody_runs_it_and_every_package_is_pinned() -> None:
    assert instructions("USER") == ["10001:10001"]
    assert DOCKERFILE.count("--require-hashes") == 2
    installs = [line for line in re.split(r"&&|\n", DOCKERFILE) if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs), installs


def test_the_programs_it_starts_are_ours() -> None:
    assert instructions("ENTRYPOINT") == ['["countersign"]']
    started = [*instructions("CMD")[-1:], *re.findall(r"command: (\[.*?\])", COMPOSE)]
    words = {re.findall(r"[\w-]+", one)[0] for one in started}
    assert words == {"serve", "worker"} <= set(WORDS)


def test_every_setting_they_name_is_one() -> None:
    known = {f"COUNTERSIGN_{name.upper()}" for name in type(settings.DEPLOYMENT).model_fields}
    named = set(re.findall(r"\bCOUNTERSIGN_[A-Z_]+", DOCKERFILE + COMPOSE))
    assert named - known == {"COUNTERSIGN_HOST"}, "that one is the proxy's"
    assert "COUNTERSIGN_HOST" in COMPOSE.split("  proxy:")[1]


def test_compose_lets_nothing_be_written_and_nothing_in_from_afar() -> None:
    shared = COMPOSE.split("x-countersign: &countersign")[1].split("\nx-postgres")[0]
    for line in ("read_only: true", "no-new-privileges:true", "cap_drop:", "tmpfs:"):
        assert line in shared
    published = re.findall(r"^ +- ([\d.:]+)(?:/udp)?$", COMPOSE, re.MULTILINE)
    assert {one for one in published if not one.startswith("127.0.0.1:")} == {"80:80", "443:443"}

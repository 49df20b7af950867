"""The floor plan is complete, and each of its contracts has been seen to fail."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tests.house.source import ROOT, SRC

APART = {
    *("kernel", "press", "ledger", "delivery", "readiness", "examples"),
    *("entrance", "web", "api", "console", "settings"),
}
"""Floors whose rooms have an order of their own."""

BROKEN = {
    "people/queries/rows.py": "from countersign.entrance import clock",
    "people/models/setting.py": "from countersign.people import permissions",
    "ledger/tree.py": "from countersign.ledger import note, verify",
    "kernel/canonical.py": "from countersign.kernel import digests",
    "people/enums.py": "import django",
    "web/health/probes.py": "from countersign.people.models import Person\nfrom countersign.console import choosing",
    "entrance/clock.py": "from countersign.ledger.writing import write\nfrom countersign.ledger.guard import Guarded",
    "console/key.py": "import allauth",
    "delivery/enums.py": "from countersign.delivery import queue",
    "examples/stage.py": "from countersign.examples.rounds import live",
    "readiness/rule.py": "from countersign.readiness import verdict",
    "wsgi.py": "from countersign.ledger.rounds import sequence",
}
"""One line at least against every contract."""


def plan() -> configparser.ConfigParser:
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter")
    return read


def contexts() -> list[str]:
    return sorted(path.parent.name for path in SRC.glob("*/__init__.py") if path.parent.name not in APART)


@pytest.mark.parametrize("context", contexts())
def test_every_context_is_on_the_plan(context: str) -> None:
    listed = plan()["importlinter:contract:rooms"]["containers"].split()
    assert f"countersign.{context}" in listed, (
        f"Add countersign.{context} to the containers of `rooms` in .importlinter."
    )


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model.__name__)
def test_foreign_keys_point_down(model: type[Model]) -> None:
    """import-linter reads imports; a foreign key is written as a string."""
    here = floor(model.__module__)
    if here is None:
        return
    for field in model._meta.concrete_fields:
        if isinstance(other := field.related_model, type):
            there = floor(other.__module__)
            below = there is None or here == there or here[0] < there[0]
            assert below, f"{model.__name__}.{field.name} points up or sideways, to {other.__name__}; turn it round."


def floor(module: str) -> tuple[int, str] | None:
    """How far down a module of ours lies, and in which room."""
    name = module.split(".")[1] if module.startswith("countersign.") else ""
    for depth, line in enumerate(plan()["importlinter:contract:floors"]["layers"].splitlines()):
        if name in {one.strip(" ()") for one in line.split("|")}:
            return depth, name
    return None


def test_every_contract_can_break(tmp_path: Path) -> None:
    """A rule that nobody has seen fail may be no rule. In a copy, each is broken once."""
    shutil.copytree(SRC.parent, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for name, line in BROKEN.items():
        module = tmp_path / "src" / "countersign" / name
        module.write_text(f"{module.read_text()}\n{line}\n")
    path = os.pathsep.join([str(tmp_path / "src"), str(ROOT)])
    lint = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(
        lint, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    names = [plan()[part]["name"] for part in plan().sections() if part.startswith("importlinter:contract:")]
    kept = [name for name in names if " ".join(f"{name} BROKEN".split()) not in " ".join(ran.stdout.split())]
    assert not kept, f"These contracts let everything through: {kept}\n{ran.stdout}{ran.stderr}"

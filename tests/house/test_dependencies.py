"""Each dependency is explained where it is declared."""

from __future__ import annotations

import configparser
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest

from tests.house.source import ROOT

PYPROJECT = ROOT / "pyproject.toml"
WORDS = ("Why:", "Where:", "Instead:")


def declared() -> list[str]:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    groups += project["project"].get("optional-dependencies", {}).values()
    return [dependency for group in groups for dependency in group if isinstance(dependency, str)]


def comments() -> dict[str, str]:
    """Dependency → the comment that stands directly above it."""
    found, above = {}, ""
    for line in PYPROJECT.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("#"):
            above += text.removeprefix("#")
            continue
        if match := re.fullmatch(r'"([^"]+)",?', text):
            found[match[1]] = above
        above = ""
    return found


@pytest.mark.parametrize("dependency", declared())
def test_every_dependency_is_explained(dependency: str) -> None:
    comment = comments().get(dependency, "")
    missing = [word for word in WORDS if word not in comment]
    assert not missing, f"{dependency}: write the comment above it with {', '.join(WORDS)}; {missing} missing."


def import_names() -> Iterator[str]:
    """The top-level modules that the product's own dependencies bring."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    ours = {name_of(dependency) for dependency in project["dependencies"]}
    for module, distributions in packages_distributions().items():
        if ours & {name_of(distribution) for distribution in distributions} and not module.startswith("_"):
            yield module


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def test_pure_modules_may_import_none_of_them() -> None:
    plan = configparser.ConfigParser()
    plan.read(ROOT / ".importlinter")
    forbidden = set(plan["importlinter:contract:pure"]["forbidden_modules"].split())
    missing = sorted(set(import_names()) - forbidden)
    assert not missing, f"Add {missing} to forbidden_modules of the contract `pure` in .importlinter."

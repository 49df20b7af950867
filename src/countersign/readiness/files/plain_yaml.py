"""YAML as far as JSON goes: objects, lists, texts, numbers, true and false, null (the core schema of YAML 1.2).

So ``on:`` is a key and not a truth, and a date is the text that it is in JSON. Anchors are refused: a few of them can
stand for a million people.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml

from countersign.kernel.records import Unusable
from countersign.kernel.words import say

MEANT: tuple[tuple[str, str, str], ...] = (
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:null", r"null|Null|NULL|~|", "nN~"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]{1,18}", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?", "-+.0123456789"),
)
"""(tag, what it looks like, how it begins): everything else that is not quoted is text."""


DEEPEST = 100
"""So deep is nothing that we read; the library follows it down until the process dies."""


class Loader(yaml.CSafeLoader):
    """Knows the tags of ``MEANT`` alone."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own name)

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        if node in self.constructed_objects:
            raise refused("uses an alias (*)", node)
        return super().construct_object(node, deep)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        made: dict[Hashable, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise refused("has a key that is no text", key)
            if key.value in made:
                raise refused(f"has {key.value!r} twice", key)
            made[key.value] = self.construct_object(value, deep)
        return made


def refused(what: str, node: Any) -> Unusable:
    return Unusable(say("{what}, in line {line}.", what=what, line=node.start_mark.line + 1))


for tag, looks, begins in MEANT:
    Loader.add_implicit_resolver(tag, re.compile(f"(?:{looks})$"), [*begins, *([""] if tag.endswith("null") else [])])


def load(text: str) -> Any:
    """Raises Unusable with the line where it is no YAML, or none that JSON could say."""
    try:
        check_depth(text)
        return yaml.load(text, Loader)  # noqa: S506 (a loader of plain values)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unusable(
            say("is not YAML: line {line}: {why}.", line=line, why=error.problem or "cannot be read")
        ) from error
    except yaml.YAMLError as error:
        raise Unusable(say("is not YAML: {why}.", why=str(error).splitlines()[0])) from error


def check_depth(text: str) -> None:
    """Before anything is put together: read one after another, nothing is deep."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unusable(say("is nested too deeply to be a dossier."))

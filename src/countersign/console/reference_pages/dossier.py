"""The page of the dossier's form, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from countersign.console.reference_pages.markdown import code, document, table
from countersign.readiness.dossier import OWNERS, schema

INTRODUCTION = """\
A dossier is one organisation on one day, as one JSON object: `countersign.dossier/1`. `countersign check FILE.json`
judges one without a server, and an evidence pack carries the one that its findings rest on. The same form as a
[JSON Schema](dossier.schema.json).

Absence says something. *required*: the file cannot be used without it. *none*: there is no such thing, and a rule may
fire because of it. *unknown*: nobody has said, and what rests on it cannot be assessed. Anything else is the value
that absence stands for. Null and an empty text count as absent. Dates are full calendar dates, YYYY-MM-DD; anything
shorter counts as not recorded. Unknown keys are passed over.

`unknown` lists keys, or keys inside keys (`roles.assignments.capacity`), of which nothing is known here: rules that
read them answer *cannot assess*. `thresholds` sets numbers that judge (`POL-016.grace_days`); the others keep the
defaults of the [rules](rules.md)."""


def page() -> str:
    whole = schema()
    parts = [part("Top level", whole), *(part(name, record) for name, record in whole["$defs"].items())]
    owners = table(["key", "context that feeds it"], ([code(key), owner] for key, owner in OWNERS.items()))
    return document(
        "The dossier",
        INTRODUCTION,
        [f"## What a live organisation knows\n\n{owners}\n\nAll else is unknown there.", *parts],
    )


def part(name: str, record: dict[str, Any]) -> str:
    said = "" if name == "Top level" else f"{record['description']}\n\n"
    return f"## {name}\n\n{said}" + table(["key", "type", "absent"], rows(record))


def rows(record: dict[str, Any]) -> Iterator[list[str]]:
    for key, described in record["properties"].items():
        inner = described["anyOf"][0] if "x-absent" in described else described
        yield [code(key), typed(inner), absent(described)]


def typed(described: dict[str, Any]) -> str:
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in described:
        return " or ".join(typed(one) for one in described["anyOf"])
    if "enum" in described:
        return ", ".join(described["enum"])
    if described["type"] == "array":
        return f"list of {typed(described['items'])}"
    if "additionalProperties" in described:
        return f"object of {typed(described['additionalProperties'])}"
    return NAMES["date" if "description" in described else described["type"]]


NAMES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "flag", "date": "date"}


def absent(described: dict[str, Any]) -> str:
    if "x-absent" not in described:
        return "required"
    return f"= {json.dumps(described['default'])}" if "default" in described else described["x-absent"]


def schema_file() -> str:
    return json.dumps(schema(), indent=2) + "\n"

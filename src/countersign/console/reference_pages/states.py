"""The page of the states: what a thing may become, from every context's ``MAY_BECOME``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from countersign.console.reference_pages.contexts import rooms
from countersign.console.reference_pages.markdown import code, document, table

INTRODUCTION = """\
Nothing is in a state because somebody wrote the state down: it is read from dates, each of which goes from empty to a
value once. A step that is not in these tables is refused."""


def page() -> str:
    found = [(context, module) for context, module in rooms("enums") if hasattr(module, "MAY_BECOME")]
    parts = [part(context, module) for context, module in found] or ["No context has steps yet."]
    return document("States", INTRODUCTION, parts)


def part(context: str, module: ModuleType) -> str:
    listed = list(steps(module.MAY_BECOME))
    drawn = "\n".join(f"    {before} --> {after}{': ' + by if by else ''}" for before, after, by in listed)
    rows = [[code(before), code(after), code(by)] for before, after, by in listed]
    diagram = f"```mermaid\nstateDiagram-v2\n{drawn}\n```"
    return f"## {context}\n\n{diagram}\n\n" + table(["from", "to", "set by"], rows)


def steps(may_become: Mapping[str, Mapping[str, str] | tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """(state, next state, the column that makes the step)."""
    for before, nexts in may_become.items():
        for after in sorted(nexts, key=str):
            yield str(before), str(after), str(nexts[after]) if isinstance(nexts, Mapping) else ""

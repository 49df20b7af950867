"""The page of the entry kinds: what the ledger can say, context by context."""

from __future__ import annotations

from dataclasses import fields
from types import ModuleType

from countersign.console.reference_pages.contexts import contexts, guarded, rooms
from countersign.console.reference_pages.markdown import code, document, listed, says, table
from countersign.ledger.kinds import KINDS, Entry, Statement

INTRODUCTION = """\
A ledger entry is one act, in canonical JSON, for ever. The list of kinds is closed: a kind is never renamed, and a
new shape is a new version. *Shows* names the parts of ISO/IEC 27001 that the act is evidence for. A *key event* gets
a signed checkpoint at once. *Leadership* says how a kind that shows a duty of 5.1 counts as an act of leadership: its
shape on the wall, the column with the person whose act it is, and the columns of which one must hold something; every
other kind counts for none of the eight duties. An entry about a row states every proved column of that row
([tables](tables.md)); a statement has no row and carries fields of its own. Either may name documents by their digests
(`docs`) and the day on which the act is claimed to have happened (`occurred_on`)."""


def page() -> str:
    return document("Entry kinds", INTRODUCTION, [part(context, module) for context, module in rooms("entries")])


def part(context: str, module: ModuleType) -> str:
    own = [kind for kind in KINDS.values() if kind.__module__ == module.__name__]
    heads = ["kind", "version", "meaning", "shows", "key event", "leadership", "states"]
    return f"## {context}\n\n" + table(heads, map(row, sorted(own, key=lambda kind: kind.kind)))


def row(kind: type[Entry]) -> list[str]:
    return [
        code(kind.kind),
        str(kind.version),
        says(kind),
        listed(kind.shows),
        "yes" if kind.key_event else "",
        leadership(kind),
        states(kind),
    ]


def leadership(kind: type[Entry]) -> str:
    """By which fields it counts as an act of leadership."""
    if kind.leads is None:
        return ""
    only = " or ".join(map(code, kind.leads.only_with))
    outside = ", outside" if kind.leads.elsewhere else ""
    return f"{kind.leads.shape.lower()}{outside}, by {code(kind.leads.by)}" + (f", with {only}" if only else "")


def states(kind: type[Entry]) -> str:
    """The row that the entry speaks of, or the fields of a statement."""
    if issubclass(kind, Statement):
        beside = {field.name for field in fields(Statement)}
        return listed(code(field.name) for field in fields(kind) if field.name not in beside)
    noun = kind.kind.partition(".")[0]
    known = noun in {model.noun for context in contexts() for model in guarded(context)}
    return f"[{noun}](tables.md#{noun})" if known else "a row"

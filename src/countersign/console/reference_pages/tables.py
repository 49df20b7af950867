"""The page of the tables: which are guarded, how each column is proved, what the database refuses."""

from __future__ import annotations

from countersign.console.reference_pages.contexts import GuardedTable, contexts, guarded
from countersign.console.reference_pages.markdown import code, document, listed, says, table
from countersign.console.reference_pages.unguarded import UNGUARDED
from countersign.ledger.columns import Unrecorded
from countersign.ledger.protection import Protection

INTRODUCTION = """\
A *guarded* table changes only together with a ledger entry that states every proved column of the row. **plain**: the
value itself stands in the leaf. **digest**: its SHA-256. **personal**: a commitment, which erasure empties. **by its
place**: the leaf's own `id`, `of` and log prove it. *Refused* says what the database's triggers refuse to everybody."""

HOW = {"plain": "**plain**", "digest": "**digest**", "personal": "**personal**"}


def page() -> str:
    parts = [part(context, guarded(context)) for context in contexts()]
    return document("Tables", INTRODUCTION, [*filter(None, parts), others()])


def part(context: str, tables: list[type[GuardedTable]]) -> str:
    return "\n\n".join([f"## {context}", *map(section, tables)]) if tables else ""


def section(model: type[GuardedTable]) -> str:
    columns = [str(field.column) for field in model._meta.concrete_fields]
    facts = f"Table {code(model._meta.db_table)}. Refused: {refused(model.protection)}."
    rows = [[code(column), how(model, column)] for column in columns]
    return "\n\n".join([f"### {model.noun}", says(model), facts, table(["column", "proved"], rows)])


def how(model: type[GuardedTable], column: str) -> str:
    proof = model.proved.get(column)
    if proof is None:
        return "by its place"
    return f"not recorded: {proof.reason}" if isinstance(proof, Unrecorded) else HOW[proof.value]


def refused(protection: Protection) -> str:
    """What the triggers refuse, in words."""
    forms = {
        "kept": "deleting rows",
        "append_only": "deleting and changing rows",
        "frozen": f"deleting rows, and changing content once {code(protection.frozen_from)} is set",
    }
    parts = [forms[protection.form]]
    if protection.set_once:
        parts.append(f"setting {listed(map(code, protection.set_once))} more than once")
    if protection.erasable:
        parts.append(f"anything but emptying {listed(map(code, protection.erasable))}")
    return "; ".join(parts)


def others() -> str:
    """Tables that no leaf speaks of, each with its reason."""
    rows = [[code(label), reason] for label, reason in sorted(UNGUARDED.items())]
    return "## Not guarded\n\n" + table(["table", "why"], rows)

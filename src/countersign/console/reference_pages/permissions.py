"""The page of the permission matrix, printed from every context's ``MAY``."""

from __future__ import annotations

from collections.abc import Mapping

from countersign.console.reference_pages.contexts import rooms
from countersign.console.reference_pages.markdown import code, document, table
from countersign.kernel.actors import Hat

INTRODUCTION = """\
Who may do what: an act is open to somebody who wears one of the hats in its row on that day. The cell says how far it
reaches; an empty one means no. Beyond the hat a command asks more (the state of the thing, nobody about themselves,
the exact digest that was shown); its sentence says what. *Top management* is read from the dated register and is never
granted."""

HEADS = {hat: hat.value.replace("_", " ").lower().replace("isms", "ISMS").replace("hr", "HR") for hat in Hat}


def page() -> str:
    found = [(context, module.MAY) for context, module in rooms("permissions") if hasattr(module, "MAY")]
    return document("Who may do what", INTRODUCTION, [part(context, may) for context, may in found])


def part(context: str, may: Mapping[str, Mapping[Hat, object]]) -> str:
    rows = [[code(act), *(str(scopes.get(hat, "")) for hat in Hat)] for act, scopes in may.items()]
    return f"## {context}\n\n" + table(["act", *HEADS.values()], rows)

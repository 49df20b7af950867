"""The page of the console: every word of ``countersign`` with what may follow it."""

from __future__ import annotations

import argparse

from countersign.console import command_line
from countersign.console.reference_pages.markdown import code, document, says, table

INTRODUCTION = """\
`countersign WORD …` is how the machine's side is run: serving, bringing the database up to date, verifying.
What people do, they do on the pages."""


def page() -> str:
    return document("The countersign command", INTRODUCTION, map(word, command_line.WORDS))


def word(name: str) -> str:
    module = command_line.load(name)
    parser = argparse.ArgumentParser(prog=f"countersign {name}", add_help=False)
    module.options(parser)
    parts = [f"## countersign {name}", f"{command_line.WORDS[name].says.capitalize()}.", says(module.run)]
    rows = [(code(written(action)), action.help or "", default(action)) for action in parser._actions]
    if rows:
        parts.append(table(["may follow", "meaning", "otherwise"], rows))
    return "\n\n".join(part for part in parts if part)


def written(action: argparse.Action) -> str:
    """How an option or an argument is typed."""
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"[{name}]" if action.nargs in ("?", "*") else name
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {name}")


def default(action: argparse.Action) -> str:
    return code(str(action.default)) if action.default not in (None, False, argparse.SUPPRESS) else ""

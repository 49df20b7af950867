"""The reference: every page a function of the code, so that it cannot say something else."""

from __future__ import annotations

from countersign.console.reference_pages import commands, entries, environment, permissions, settings, states, tables

FOLDER = "docs/reference"


def written() -> dict[str, str]:
    """Path from the root of the checkout → the text that belongs there."""
    pages = {
        "commands": commands.page(),
        "entries": entries.page(),
        "permissions": permissions.page(),
        "settings": settings.page(),
        "states": states.page(),
        "tables": tables.page(),
    }
    return {f"{FOLDER}/{name}.md": text for name, text in pages.items()} | {".env.example": environment.page()}

"""The reference: every page a function of the code, so that it cannot say something else."""

from __future__ import annotations

from countersign.console.reference_pages import (
    commands,
    dossier,
    entries,
    environment,
    permissions,
    rules,
    settings,
    states,
    tables,
)

FOLDER = "docs/reference"


def written() -> dict[str, str]:
    """Path from the root of the checkout → the text that belongs there."""
    pages = {
        "commands": commands.page(),
        "dossier": dossier.page(),
        "entries": entries.page(),
        "permissions": permissions.page(),
        "rules": rules.page(),
        "settings": settings.page(),
        "states": states.page(),
        "tables": tables.page(),
        **{f"rules/{code}": text for code, text in rules.pages().items()},
    }
    beside = {f"{FOLDER}/dossier.schema.json": dossier.schema_file(), ".env.example": environment.page()}
    return {f"{FOLDER}/{name}.md": text for name, text in pages.items()} | beside

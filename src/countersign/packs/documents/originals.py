"""``documents/``: what was signed, byte for byte, the PDF made of it once, the scan of what was signed on paper.

And what was given beside it in other languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import PREFIX, digest
from countersign.kernel.documents import document
from countersign.kernel.scans import kind_of
from countersign.ledger import files
from countersign.packs.documents.archive import Archive
from countersign.packs.documents.rows import Row
from countersign.policies.text.translating import translated_document

DOCUMENT = ("title", "label", "language", "variables", "text", "source")


def write_originals(
    archive: Archive, organisation: UUID, versions: Iterable[Row], translations: Sequence[Row]
) -> dict[str, list[str]]:
    """Returns the paths of each signed version's documents, by its id, and of each translation's by its own."""
    written: dict[str, list[str]] = {}
    taken: set[str] = set()
    for row in versions:
        if row.state["signed_at"] is not None:
            called = free_name(row.state, taken)
            written[row.id] = [
                *write_text(archive, called, row.state),
                *write_pdf(archive, called, organisation, row),
                *write_source(archive, called, organisation, row),
                *write_scan(archive, called, organisation, row),
            ]
            own = [one for one in translations if one.state["version_id"] == row.id]
            for number, one in enumerate(own, 1):
                written[one.id] = write_translation(archive, f"{called}-{one.state['language']}-{number}", row, one)
    return written


def free_name(state: dict[str, Any], taken: set[str]) -> str:
    """``information-security-policy-1.0``; a number behind it where two are called the same."""
    title = "policy" if is_digest(state["title"]) else slugify(state["title"])[:80] or "policy"
    label = "".join(char for char in state["label"] if char.isascii() and (char.isalnum() or char in ".-"))
    called = wanted = f"{title}-{label}".strip("-.").lower() or "policy"
    number = 1
    while called in taken:
        number += 1
        called = f"{wanted}-{number}"
    taken.add(called)
    return called


def write_text(archive: Archive, called: str, state: dict[str, Any]) -> list[str]:
    """The document whose digest was signed; nothing where its parts are no longer those."""
    if any(is_digest(state[part]) for part in ("title", "variables", "text")):
        return []
    parts: dict[str, Any] = {part: state.get(part) for part in DOCUMENT}
    data = canonical(document(**parts))
    if digest(data) != state["document"]:
        return []
    archive.put(f"documents/{called}.json", data)
    return [f"documents/{called}.json"]


def write_translation(archive: Archive, called: str, version: Row, row: Row) -> list[str]:
    """What was given, in another language; nothing where its parts are no longer those."""
    parts: dict[str, Any] = {part: row.state.get(part, version.state.get(part)) for part in DOCUMENT}
    if any(is_digest(parts[part]) for part in ("title", "variables", "text")):
        return []
    parts["source"] = None
    data = canonical(translated_document(signed=version.state["document"], document=document(**parts)))
    if digest(data) != row.state["document"]:
        return []
    archive.put(f"documents/{called}.json", data)
    return [f"documents/{called}.json"]


def write_pdf(archive: Archive, called: str, organisation: UUID, row: Row) -> list[str]:
    """Raises FileMissing or FileChanged: a pack does not go out without what its leaves name."""
    name = row.state.get("pdf")
    if name is None:
        return []
    archive.put(f"documents/{called}.pdf", files.read(organisation, name))
    return [f"documents/{called}.pdf"]


def write_source(archive: Archive, called: str, organisation: UUID, row: Row) -> list[str]:
    """The finished file that was signed, where it was one. Raises FileMissing or FileChanged."""
    name = row.state.get("source")
    if not name:
        return []
    archive.put(f"documents/{called}-source.pdf", files.read(organisation, name))
    return [f"documents/{called}-source.pdf"]


def write_scan(archive: Archive, called: str, organisation: UUID, row: Row) -> list[str]:
    """What shows a signature that was made on paper. Raises FileMissing or FileChanged."""
    name = row.state.get("scan")
    if not name:
        return []
    data = files.read(organisation, name)
    kind = kind_of(data)
    path = f"documents/{called}-as-signed{kind.ending if kind else ''}"
    archive.put(path, data)
    return [path]


def is_digest(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(PREFIX)

"""The dossier with the names that the pack opens, and what the rules say about it."""

from __future__ import annotations

import json
from typing import Any

from countersign.packs.documents.archive import Archive
from countersign.packs.documents.rows import Book
from countersign.readiness import dossier as dossiers
from countersign.readiness.reports.findings import as_json
from countersign.readiness.verdict import Judgement, own_judgement


def named(frozen: dict[str, Any], book: Book) -> dict[str, Any]:
    """People get back the name and title that the pack opens; the others are called by their id."""
    return {**frozen, "people": [with_name(person, book) for person in frozen["people"]]}


def with_name(person: dict[str, Any], book: Book) -> dict[str, Any]:
    known = book.known.get(person["id"].rpartition("_")[2])
    if known is None:
        return person
    return {**person, "name": known.name, **({"title": known.title} if known.title else {})}


def write_judgement(archive: Archive, frozen: dict[str, Any], book: Book) -> Judgement:
    dossier = named(frozen, book)
    archive.put("dossier.json", readable(dossier))
    judged = own_judgement(dossiers.read(dossier))
    archive.put("findings.json", readable(as_json(judged)))
    return judged


def readable(value: dict[str, Any]) -> bytes:
    """JSON for people and programs; numbers in it may have fractions, so it is not the canonical form."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

"""Each document of the pack and the leaf that names its digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countersign.ledger.verify import Problem
from verifier.layout import documents
from verifier.manifest import Listed
from verifier.passing import Passing


@dataclass(frozen=True)
class Named:
    """Where a document's digest stands first: a kind of entry, about a row, at a place."""

    kind: str
    of: str
    leaf: int


class Documents:
    """Looks for the digests of all documents in what the leaves name under ``docs``."""

    def __init__(self, measured: dict[str, Listed]) -> None:
        self.wanted: dict[str, list[str]] = {}
        for path in documents(measured):
            self.wanted.setdefault(measured[path].digest, []).append(path)
        self.found: dict[str, Named] = {}

    def take(self, passing: Passing) -> Iterable[Problem]:
        leaf = passing.leaf
        for digest in leaf.get("docs", ()):
            for path in self.wanted.pop(digest, ()):
                self.found[path] = Named(leaf["kind"], leaf["of"], passing.seq)
        return ()

    def end(self) -> Iterator[Problem]:
        for paths in self.wanted.values():
            for path in paths:
                yield Problem("DOCUMENT-UNKNOWN", path, "is not named by any leaf of the log")

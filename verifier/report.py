"""What a verification found: the verdict, what was checked, and fifty of the things that are wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from countersign.ledger.note import VerificationKey
from countersign.ledger.verify import Problem
from verifier.counts import Counts
from verifier.documents import Named
from verifier.manifest import Manifest

MOST = 50


@dataclass
class Report:
    """Grows while the pack is checked. Parts that were not reached stay empty."""

    key: VerificationKey
    told: str | None
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    manifest: Manifest | None = None
    counts: Counts | None = None
    files: int = 0
    for_reading: list[str] = field(default_factory=list)
    tiles: int = 0
    records: dict[str, int] = field(default_factory=dict)
    opened: int = 0
    kept_back: int = 0
    documents: dict[str, Named] = field(default_factory=dict)
    proofs: int = 0

    @property
    def valid(self) -> bool:
        return not self.count

    def note(self, problems: Iterable[Problem]) -> bool:
        """Keep fifty and count the rest. Says whether there were none."""
        before = self.count
        for problem in problems:
            self.count += 1
            if len(self.problems) < MOST or self.makes_room(problem.code):
                self.problems.append(problem)
        return self.count == before

    def makes_room(self, code: str) -> bool:
        """Among the fifty no code is crowded out: the first of its kind displaces the last of the most frequent."""
        codes = [problem.code for problem in self.problems]
        if code in codes:
            return False
        crowd = max(codes, key=codes.count)
        del self.problems[len(codes) - 1 - codes[::-1].index(crowd)]
        return True

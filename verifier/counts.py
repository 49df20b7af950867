"""What the leaves tell a reader at a glance, and whether the organisation is called what the manifest calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from countersign.ledger.verify import Problem
from verifier.layout import MANIFEST
from verifier.manifest import Manifest
from verifier.passing import Passing
from verifier.record import says_the_same

TRIAL = "mailbox-code"
"""Confirmed with a code that everybody at the trial machine could read."""
ELSEWHERE = "_elsewhere"
ERASED = "person.erased"


class Counts:
    """Leaves, the newest's instant in milliseconds, trial acts, acts recorded elsewhere, people erased."""

    def __init__(self, manifest: Manifest) -> None:
        self.organisation, self.name = manifest.organisation, manifest.name
        self.named = False
        self.leaves = self.newest_at = self.elsewhere = self.erased = 0
        self.trial: set[int] = set()

    def take(self, passing: Passing) -> Iterable[Problem]:
        leaf = passing.leaf
        self.leaves += 1
        if leaf:
            self.count(leaf)
        return ()

    def count(self, leaf: dict[str, Any]) -> None:
        self.newest_at = max(self.newest_at, leaf["at"])
        self.elsewhere += leaf["kind"].endswith(ELSEWHERE)
        self.erased += leaf["kind"] == ERASED
        self.named |= leaf["of"] == self.organisation and says_the_same(self.name, leaf["state"].get("name"))
        how = leaf["by"].get("auth")
        if isinstance(how, list) and TRIAL in how:
            self.trial.add(int(leaf["act"].rpartition("_")[2], 16))

    def end(self) -> Iterator[Problem]:
        if not self.named:
            yield Problem("MANIFEST-NAME", MANIFEST, "calls the organisation what no leaf says that it is called")

"""The receipts in a pack (C2SP tlog-proof): signed by the key we were told, and of leaves that are in the bundles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from countersign.ledger.note import BadNote, VerificationKey, open_checkpoint
from countersign.ledger.proof import BadProof, check_receipt, read_receipt
from countersign.ledger.verify import Problem
from verifier import ed25519
from verifier.container import Container
from verifier.layout import proofs
from verifier.passing import Passing
from verifier.zipped import Damaged

LARGEST = 2**18
"""In bytes: a leaf of 64 KiB as base64, 64 hashes and a note."""

check = lru_cache(maxsize=256)(ed25519.check)
"""Many receipts share one checkpoint, and its signature needs to be checked once."""


class Proofs:
    """Receipts by the leaf that they are of. Each is read again when that leaf passes."""

    def __init__(self, container: Container, key: VerificationKey, size: int) -> None:
        self.container, self.key, self.size = container, key, size
        self.files = proofs(container.paths())
        self.of_leaf: dict[int, list[str]] = {}
        self.roots: dict[int, list[tuple[str, bytes]]] = {}

    def load(self) -> Iterator[Problem]:
        """Which receipts there are, of which leaves, and with which checkpoints."""
        for path in self.files:
            try:
                receipt = read_receipt(self.text(path))
                checkpoint = open_checkpoint(receipt.note, self.key, check)
            except (Damaged, ValueError) as error:
                code = "PROOF-SIGNATURE" if isinstance(error, BadNote) else "PROOF-FORM"
                yield Problem(code, path, f"is no receipt of this log: {error}")
                continue
            if max(receipt.index + 1, checkpoint.size) > self.size:
                yield Problem("PROOF-LATER", path, f"speaks of more leaves than the {self.size} of the pack")
                continue
            self.of_leaf.setdefault(receipt.index, []).append(path)
            self.roots.setdefault(checkpoint.size, []).append((path, checkpoint.root))

    def text(self, path: str) -> str:
        return self.container.whole(path, LARGEST).decode()

    def take(self, passing: Passing) -> Iterator[Problem]:
        for path in self.of_leaf.pop(passing.seq, ()):
            yield from self.compare(path, self.text(path), passing)
        for path, root in self.roots.pop(passing.edge.size, ()):
            if root != passing.edge.root():
                yield Problem("PROOF-FORK", path, f"is of another log: at {passing.edge.size} leaves its root differs")

    def compare(self, path: str, text: str, passing: Passing) -> Iterator[Problem]:
        """A receipt against the leaf that stands at its index."""
        if read_receipt(text).leaf not in (b"", passing.data):
            yield Problem("PROOF-LEAF", path, f"carries another leaf than the one that stands at {passing.seq}")
            return
        if self.files[path] not in (passing.leaf.get("of"), passing.leaf.get("id")):
            yield Problem("PROOF-ROW", path, f"is of leaf {passing.seq}, which is about {passing.leaf.get('of')}")
        try:
            check_receipt(text, passing.data, self.key, check)
        except BadProof as error:
            yield Problem("PROOF-FALSE", path, f"does not lead to its checkpoint: {error}")

    def end(self) -> Iterable[Problem]:
        return ()

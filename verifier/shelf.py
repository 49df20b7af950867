"""Records by the leaf that they are of, put aside until that leaf passes."""

from __future__ import annotations

import json
from array import array
from tempfile import SpooledTemporaryFile

from verifier.record import Record

IN_MEMORY = 64 * 2**20
"""In bytes; what is more lies in a file without a name until the verifier ends."""
NOTHING = -1


class Shelf:
    """At most one record a leaf. Eight bytes of memory a leaf, whatever the records hold."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.places = array("q", [NOTHING]) * size
        self.lines = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (as long as the shelf)

    def close(self) -> None:
        self.lines.close()

    def holds(self, seq: int) -> bool:
        return self.places[seq] != NOTHING

    def put(self, seq: int, line: bytes) -> None:
        """Put aside a line that has been read as a record."""
        self.places[seq] = self.lines.seek(0, 2)
        self.lines.write(line + b"\n")

    def get(self, seq: int) -> Record | None:
        if not self.holds(seq):
            return None
        self.lines.seek(self.places[seq])
        return Record(**json.loads(self.lines.readline()))

    def drop(self, seq: int) -> None:
        self.places[seq] = NOTHING

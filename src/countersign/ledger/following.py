"""Tables of numbers that follow the ledger: declared on the model, so that verification counts them again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Following:
    """A row holds in ``number`` how many entries of a kind state what its other columns say, up to the place ``seq``.

    ``states``: column of the table → column that the entry states. The highest ``seq`` of an organisation is how far
    all its rows are counted.
    """

    kind: str
    states: dict[str, str]
    number: str

"""What a policy says about itself: its version, its date, who approved it, and how often it is reviewed.

What a text says is no approval and no version of ours: such a statement is a suggestion for whoever records a policy
that was signed elsewhere, and never counts. Precision goes before recall, as for placeholders (DOMAIN.md §11.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countersign.kernel.text import Text
from countersign.policies.text.approvers import approver_in
from countersign.policies.text.dates import date_in
from countersign.policies.text.intervals import interval_in
from countersign.policies.text.lines import lines
from countersign.policies.text.versions import version_in

_FINDERS = {"version": version_in, "date": date_in, "approver": approver_in, "interval": interval_in}
STATEMENTS = tuple(_FINDERS)


@dataclass(frozen=True, slots=True)
class Statement:
    """One of ``STATEMENTS``, the block's id, the sentence or row that says it, and what it says, as written."""

    kind: str
    block_id: str
    quote: str
    value: str


def find_statements(text: Text) -> tuple[Statement, ...]:
    """Every statement in reading order, each once; none that its own sentence denies.

    ``date`` is a full date (day, month and year) of approval, issue or effect. ``approver`` is a person's name, not
    an office alone. ``interval`` is that of the policy's own review. English texts; of others little is found.
    """
    return tuple(dict.fromkeys(_said(text)))


def _said(text: Text) -> Iterator[Statement]:
    for line in lines(text):
        for kind, find in _FINDERS.items():
            value = find(line)
            if value:
                yield Statement(kind, line.block_id, line.quote, value)

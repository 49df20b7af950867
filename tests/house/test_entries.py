"""The closed list of entry kinds, each with a golden sample that can never change."""

from __future__ import annotations

import re
from dataclasses import fields
from importlib import import_module

import pytest

from countersign.kernel.references import NOUNS
from countersign.ledger.format import KIND
from countersign.ledger.kinds import KINDS, Entry, Statement
from tests.house.source import SRC, TESTS, place, told

GOLDEN = TESTS / "golden" / "entries"
CLAUSE = re.compile(r"(?:[4-9]|10)(?:\.\d){0,2}(?: [a-h])?")

for module in sorted(SRC.glob("*/entries.py")):
    import_module(f"countersign.{module.parent.name}.entries")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_golden_sample(kind: str) -> None:
    sample = GOLDEN / f"{kind}.json"
    assert sample.exists(), f"{kind} has no golden sample: freeze one entry of it in {place(sample)}."


def test_no_golden_sample_lost_its_kind() -> None:
    orphans = [place(path) for path in sorted(GOLDEN.glob("*.json")) if path.stem not in KINDS]
    assert not orphans, told(orphans, "A kind is never renamed or taken away; ledgers out there hold it:")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_is_spelt_and_described(kind: str) -> None:
    entry = KINDS[kind]
    assert KIND.match(kind), f"{kind}: write noun.past_verb in lower case."
    assert entry.__doc__, f"{kind}: its docstring is its line in the reference; write one sentence."
    strange = [clause for clause in entry.shows if not CLAUSE.fullmatch(clause)]
    assert not strange, f"{kind} shows {strange}: write clauses like '5.2' or '5.1 a'."


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_entry_about_a_row_adds_no_fields(kind: str) -> None:
    entry = KINDS[kind]
    if not issubclass(entry, Statement):
        added = {field.name for field in fields(entry)} - {field.name for field in fields(Entry)}
        assert not added, f"{kind} adds {sorted(added)}: put it into the row, which the entry states in full."


def test_nouns_are_written_in_one_way() -> None:
    odd = [noun for noun in sorted(NOUNS) if not re.fullmatch(r"[a-z]+", noun)]
    assert not odd, told(odd, "A noun in a reference is lower-case letters only:")

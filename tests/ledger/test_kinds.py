from __future__ import annotations

from dataclasses import dataclass

import pytest

from countersign.ledger.entries import LogOpened, VerificationDone
from countersign.ledger.kinds import KINDS, Entry


def test_kind_when_it_exists_already_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"the kind log\.opened exists already"):
        type("Again", (Entry,), {"kind": "log.opened"})
    assert KINDS["log.opened"] is LogOpened


def test_entry_without_a_kind_of_its_own_joins_no_list() -> None:
    before = dict(KINDS)

    @dataclass(frozen=True, kw_only=True)
    class Between(Entry):
        """Something that kinds may share."""

    assert before == KINDS
    assert Between().docs == ()


def test_statement_states_its_own_fields_alone() -> None:
    said = VerificationDone(of="verification_" + "0" * 32, size=3, problems=0, report="sha256:0", docs=("sha256:1",))
    assert said.state() == {"size": 3, "problems": 0, "report": "sha256:0", "places": ()}

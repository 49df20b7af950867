"""``begin_taking``: what it begins is told in tests/acknowledgements/rounds/test_carry_on_taking.py."""

from __future__ import annotations

import pytest

from countersign.acknowledgements.commands.begin_taking import begin_taking
from countersign.acknowledgements.queries import open_taking
from countersign.kernel.refusals import Refused
from tests.acknowledgements.worlds import in_force_from
from tests.cast import Cast
from tests.policies.worlds import after, lead, leader


def test_it_keeps_what_was_confirmed_and_records_nothing_yet(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    begin_taking(policy_id=policy, file="sha256:1", file_name="old.csv", size=1200, by=lead(larkbeam), at=after(1))
    found = open_taking(larkbeam.organisation, policy)
    assert found
    assert (found.size, found.done, found.file_name, found.stopped) == (1200, 0, "old.csv", "")
    assert found.confirmed_by_id == larkbeam.person("tom").id


def test_leaders_record_nothing(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        begin_taking(policy_id=policy, file="sha256:1", file_name="o.csv", size=2, by=leader(larkbeam), at=after(1))
    assert open_taking(larkbeam.organisation, policy) is None

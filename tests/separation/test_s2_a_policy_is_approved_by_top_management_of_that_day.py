"""S2: whoever approves the parent policy is top management on the day of the act, as the register says."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.enums import Basis
from tests.cast import Cast
from tests.policies.worlds import AT, begun, leader, offered, signed
from tests.regressions.pointing import stands

SAYS = "Only top management can sign a policy"


def test_an_entry_that_nobody_countersigned_signs_nothing(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei").id
    enter_leader(person_id=mei, basis=Basis.BOARD, leads_from=date(2026, 1, 1), by=leader(larkbeam), at=AT)
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, offered(larkbeam, begun(larkbeam)), by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))


def test_every_other_hat_signs_nothing(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    for hat in sorted(set(Hat) - {Hat.TOP_MANAGEMENT}):
        with pytest.raises(Refused, match=SAYS):
            signed(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_it_is_tested() -> None:
    stands(
        "tests/policies/commands/test_sign.py::test_sign_when_off_the_register_since_today_is_refused",
        "tests/policies/commands/test_sign.py::test_sign_when_gone_is_refused",
        "tests/entrance/test_sessions.py::test_whoever_left_the_register_leads_nothing_at_the_next_request",
    )

"""Whoever edits HR's spreadsheet must not receive the CEO's code and sign as the CEO (decision 5, S7).

Form and command are in tests/people/commands/test_change_address.py; the API and provisioning do not exist yet.
"""

from __future__ import annotations

import pytest

from countersign.kernel.refusals import Refused
from countersign.people.commands.change_address import change_address
from countersign.people.imports.plan import State
from tests.cast import Cast
from tests.people.worlds import AT, hr, imported, importing, plan_now, previewed, put_right

EVIL = "priya@evil.example"


@pytest.mark.parametrize("first", ["priya", "tom", "ruth"])
def test_a_row_with_the_number_of_a_leader_lead_or_hr_is_refused(larkbeam: Cast, first: str) -> None:
    by = hr(larkbeam)
    put_right(larkbeam, first, employee_number="1", by=by)
    text = f"Name,Email,Employee number\n{larkbeam.person(first).name},{EVIL},1\nSam Price,sam@x.example,2\n"
    plan = plan_now(larkbeam, previewed(larkbeam, text, by=by))
    (refused,) = plan.of(State.REFUSED)
    assert "no import changes that mail address" in str(refused.reason)
    imported(larkbeam, text, by=by)
    assert larkbeam.person(first).email == f"{first}@larkbeam.example"


def test_a_row_with_the_name_of_a_leader_is_refused(larkbeam: Cast) -> None:
    plan = plan_now(larkbeam, previewed(larkbeam, f"Name,Email\nRAMAN, Priya,{EVIL}\npriya  raman,{EVIL}2\n"))
    assert plan.counts[State.NEW] == 0


def test_two_rows_that_swap_addresses_are_refused(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", employee_number="8")
    text = "Name,Email,Employee number\nOla Nowak,priya@larkbeam.example,8\nPriya Raman,ola@larkbeam.example,9\n"
    assert plan_now(larkbeam, previewed(larkbeam, text)).counts[State.REFUSED] == 2


def test_the_command_itself_refuses_whoever_comes_via_an_import(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="no import changes that mail address"):
        change_address(person_id=larkbeam.person("priya").id, new_address=EVIL, by=importing(hr(larkbeam)), at=AT)

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.packs.commands.order import order
from countersign.packs.enums import Names
from countersign.packs.queries import orders, with_orders
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, RECIPIENT

DAY = EXPORTED.date()


def ordered(
    here: Cast, first: str, *hats: Hat, names: Names = Names.LEADERS, as_of: date = DAY, to: str = RECIPIENT
) -> None:
    order(as_of=as_of, recipient=to, names=names, by=here.actor(first, *hats), at=EXPORTED)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR])
def test_order_is_a_wish(larkbeam: Cast, hat: Hat) -> None:
    ordered(larkbeam, "tom", hat, to="  Northgate\n Certification ")
    (wish,) = orders(larkbeam.organisation)
    assert (wish.as_of, wish.recipient, wish.names, str(wish.ordered_by), wish.ordered_at) == (
        DAY,
        RECIPIENT,
        Names.LEADERS,
        "Tom Okafor",
        EXPORTED,
    )
    assert with_orders() == [larkbeam.organisation]


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.RISK_OWNER, Hat.ADMINISTRATOR, Hat.EXTERNAL_AUDITOR])
def test_order_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead or the internal auditor"):
        ordered(larkbeam, "ola", hat)
    assert not orders(larkbeam.organisation).exists()


def test_everybody_s_names_are_for_those_who_may_read_them_here(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or the internal auditor can export everybody's names"):
        ordered(larkbeam, "priya", Hat.TOP_MANAGEMENT, names=Names.EVERYBODY)
    ordered(larkbeam, "tom", Hat.ISMS_LEAD, names=Names.EVERYBODY)


def test_order_of_a_day_to_come_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="a day that has come"):
        ordered(larkbeam, "tom", Hat.ISMS_LEAD, as_of=DAY + timedelta(days=1))


@pytest.mark.parametrize("recipient", ["", " \n ", "x" * 201])
def test_order_for_nobody_is_refused(larkbeam: Cast, recipient: str) -> None:
    with pytest.raises(Refused, match="Say in a few words whom the pack is for"):
        ordered(larkbeam, "tom", Hat.ISMS_LEAD, to=recipient)

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.guard import opened
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.models import Setting
from countersign.people.queries import setting, setting_history
from countersign.people.settings import FREE_DAYS, Choices, Kind, Number
from tests.cast import Cast, id_of
from tests.people.worlds import AT, DAY, after, chosen, lead, newest_change, set_free_days, set_number, set_regimes, top
from tests.policies.worlds import recording_fails

KEY = "POL-016.grace_days"
NUMBER = Number(key=KEY, default=30, why="so that there is something to set")
CHRISTMAS, BOXING_DAY = date(2026, 12, 25), date(2026, 12, 26)


def value(here: Cast, on: date = DAY, key: str = KEY) -> object:
    row = setting(here.organisation, key, on)
    return row.value if row else None


def test_change_setting(larkbeam: Cast) -> None:
    id = id_of(set_number(larkbeam, KEY, "60", from_on=DAY + timedelta(days=1), reason="  The board meets rarely.\n"))
    row = Setting.objects.get(organisation_id=larkbeam.organisation, id=id)
    leaf = leaf_of(larkbeam.organisation, row.entry)
    assert leaf
    assert (row.key, row.value, row.from_on, row.reason) == (KEY, "60", date(2026, 1, 7), "The board meets rarely.")
    assert (row.changed_at, row.changed_by_id) == (AT, larkbeam.person("tom").id)
    assert (leaf.kind, leaf.of) == ("setting.changed", row.id)
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("by", [lead, top])
def test_change_setting_by_the_lead_or_top_management(larkbeam: Cast, by: Any) -> None:
    set_number(larkbeam, KEY, "60", by=by(larkbeam))
    assert value(larkbeam) == "60"


@pytest.mark.parametrize("hat", [hat for hat in Hat if hat not in (Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT)])
def test_change_setting_when_somebody_else_asks_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        set_number(larkbeam, KEY, "60", by=larkbeam.actor("ola", hat))
    assert setting_history(larkbeam.organisation, KEY) == []


def test_change_setting_back_to_the_default(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    set_number(larkbeam, KEY, None, at=after(1))
    assert [row.value for row in setting_history(larkbeam.organisation, KEY)] == [None, "60"]
    assert value(larkbeam) is None
    assert verify(larkbeam.organisation)[1] == []


def test_change_setting_that_is_in_no_registry_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="There is no setting called POL-016"):
        set_number(larkbeam, "POL-016.grase_days", "60", registry={})


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("-1", "from 0 to 10000"),
        ("10001", "from 0 to 10000"),
        ("0.5", "write a whole number"),
        ("NaN", "Write a number"),
        ("Infinity", "Write a number"),
    ],
)
def test_change_setting_to_what_does_not_fit_is_refused(larkbeam: Cast, written: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        set_number(larkbeam, KEY, written)


@pytest.mark.parametrize(("kind", "value"), [(NUMBER, "60"), (FREE_DAYS, ("2026-12-25",)), (FREE_DAYS, Decimal(1))])
def test_change_setting_to_something_of_another_kind_is_refused(larkbeam: Cast, kind: Kind, value: object) -> None:
    with pytest.raises(Refused, match=r"Write a (number|list of days)"):
        chosen(larkbeam, kind, value)


def test_change_setting_keeps_a_fraction_as_it_is_written(larkbeam: Cast) -> None:
    share = Number(key="POL-012.share", default=0.85, why="so", most=1, whole=False)
    chosen(larkbeam, share, Decimal("0.850"))
    row = setting(larkbeam.organisation, share.key, DAY)
    assert row
    assert row.value == "0.85"
    assert share.read(row.value) == 0.85
    with pytest.raises(Refused, match="At most 4 places"):
        chosen(larkbeam, share, Decimal("0.85001"))


def test_change_setting_keeps_days_in_order(larkbeam: Cast) -> None:
    set_free_days(larkbeam, BOXING_DAY, CHRISTMAS)
    assert value(larkbeam, key="free_days") == ["2026-12-25", "2026-12-26"]
    set_free_days(larkbeam, at=after(1))
    assert value(larkbeam, key="free_days") is None
    assert verify(larkbeam.organisation)[1] == []


def test_change_setting_with_a_day_twice_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="25 December 2026 stands in the list twice"):
        set_free_days(larkbeam, CHRISTMAS, BOXING_DAY, CHRISTMAS)


def test_change_setting_to_more_days_than_a_year_has_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="These are 401 days; at most 400"):
        set_free_days(larkbeam, *(CHRISTMAS + timedelta(days=number) for number in range(401)))


def test_change_setting_keeps_choices_in_the_order_of_the_list(larkbeam: Cast) -> None:
    set_regimes(larkbeam, "PCI", "NIS2", "PCI")
    assert value(larkbeam, key="regimes") == ["NIS2", "PCI"]
    set_regimes(larkbeam, at=after(1))
    assert value(larkbeam, key="regimes") is None
    assert verify(larkbeam.organisation)[1] == []


def test_change_setting_to_what_is_not_in_the_list_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="There is no NIS3 in the list"):
        set_regimes(larkbeam, "NIS2", "NIS3")
    with pytest.raises(Refused, match="Choose from the list"):
        chosen(larkbeam, Choices(key="regimes", of=("NIS2",), why="so"), "NIS2")
    assert setting_history(larkbeam.organisation, "regimes") == []


def test_change_setting_for_a_day_that_has_passed_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="5 January 2026 has passed"):
        set_number(larkbeam, KEY, "60", from_on=date(2026, 1, 5))


def test_change_setting_asks_which_day_it_is_there(larkbeam: Cast) -> None:
    """Half past eleven at night, in July, by the clock that has no summer time: in London it is tomorrow."""
    at = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    with pytest.raises(Refused, match="6 July 2026 has passed"):
        set_number(larkbeam, KEY, "60", from_on=date(2026, 7, 6), at=at)
    set_number(larkbeam, KEY, "60", from_on=date(2026, 7, 7), at=at)


@pytest.mark.parametrize(("reason", "says"), [("", "Say why"), (" \n", "Say why"), ("x" * 501, "at most 500")])
def test_change_setting_without_a_reason_or_with_a_novel_is_refused(larkbeam: Cast, reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        set_number(larkbeam, KEY, "60", reason=reason)


def test_change_setting_to_what_it_is_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="nothing to change"):
        set_number(larkbeam, KEY, None)
    set_number(larkbeam, KEY, "60")
    with pytest.raises(Refused, match="nothing to change"):
        set_number(larkbeam, KEY, "60", at=after(1))


def test_change_setting_after_somebody_else_did_is_stale(larkbeam: Cast) -> None:
    seen = newest_change(larkbeam, KEY)
    set_number(larkbeam, KEY, "60")
    with pytest.raises(Stale, match="Somebody changed this"):
        set_number(larkbeam, KEY, "45", shown=seen, by=top(larkbeam), at=after(1))
    assert value(larkbeam) == "60"


def test_change_setting_with_what_was_seen_elsewhere_is_stale(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Stale, match="Somebody changed this"):
        set_number(larkbeam, KEY, "60", shown=stonecross.organisation)


def test_change_setting_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    with recording_fails(), pytest.raises(OperationalError):
        set_number(larkbeam, KEY, "45", at=after(1))
    assert [row.value for row in setting_history(larkbeam.organisation, KEY)] == ["60"]
    assert verify(larkbeam.organisation)[1] == []


def test_a_change_that_was_made_stays(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60")
    for statement in ("UPDATE people_setting SET value = '\"90\"'", "DELETE FROM people_setting"):
        with pytest.raises(DatabaseError), transaction.atomic(), opened("people_setting"):
            connection.cursor().execute(statement)

"""What somebody did themselves comes before what was recorded about them, whenever that was entered."""

from __future__ import annotations

from datetime import date

from countersign.acknowledgements.queries import acceptance_of, accepted, owed_to, stats
from countersign.kernel.references import parse_ref
from tests.acknowledgements.commands.test_record_sheet import recorded
from tests.acknowledgements.worlds import accepted_by, exempted, in_force_from, takes
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import after


def test_a_list_taken_over_later_does_not_hide_the_person_s_own_act(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    own = parse_ref(accepted_by(larkbeam, "ola", id, at=after(4)))[1]
    recorded(larkbeam, id, "ola", at=after(9))
    name = acceptance_of(larkbeam.organisation, larkbeam.person("ola").id, id)
    assert name is not None
    assert name.id == own
    assert stats(larkbeam.organisation, id, after(9).date()).others.recorded == 0
    rows = {row["name"]: row["confirmed"] for row in accepted(larkbeam.organisation, id, after(9).date())}
    assert rows["Ola Nowak"] == "SESSION"


def test_a_sheet_counts_where_the_own_name_is_too_old(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id, at=after(1))
    takes(larkbeam, policy, months=1)
    recorded(larkbeam, id, "ola", accepted_on=after(50).date(), at=after(51))
    on = after(52).date()
    assert owed_to(larkbeam.organisation, larkbeam.person("ola").id, on) == []
    assert stats(larkbeam.organisation, id, on).others.recorded == 1
    (row,) = [row for row in accepted(larkbeam.organisation, id, on) if row["name"] == "Ola Nowak"]
    assert (row["confirmed"], row["signed_on"]) == ("PAPER", after(50).date())


def test_whoever_is_exempt_no_more_has_their_days_from_there(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    exempted(larkbeam, "ola", days=60)
    (due,) = owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(70).date())
    assert due.since == after(61).date()


def test_whoever_is_back_is_reminded_anew(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    ola = larkbeam.person("ola").id
    (before,) = owed_to(larkbeam.organisation, ola, after(1).date())
    put_right(larkbeam, "ola", on_leave=True, at=after(5))
    put_right(larkbeam, "ola", on_leave=False, at=after(60))
    (again,) = owed_to(larkbeam.organisation, ola, after(61).date())
    assert again.item == f"{before.item}/since/{after(60).date().isoformat()}"
    assert again.since == date(2026, 3, 7)

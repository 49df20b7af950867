from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.canonical import from_canonical
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.models import Leaf
from countersign.ledger.reconciling import verify
from countersign.people.commands import apply_import as applying
from countersign.people.commands.apply_import import apply_import
from countersign.people.commands.change_address import change_address
from countersign.people.commands.discard_import import discard_import
from countersign.people.imports.plan import Change, State
from countersign.people.models import Import, Person
from countersign.people.queries import (
    applied_import,
    back_since,
    import_preview,
    imports,
    is_away,
    open_import,
    people,
)
from tests.cast import Cast, id_of
from tests.people.imports.lists import EXAMPLE
from tests.people.imports.test_samples import SAMPLES
from tests.people.worlds import (
    AT,
    DAY,
    HEADINGS,
    NOBODY,
    after,
    imported,
    importing,
    kind_of,
    lead,
    plan_now,
    previewed,
    put_right,
)
from tests.policies.worlds import recording_fails

ONE = timedelta(days=1)

LIST = (
    HEADINGS
    + "Sam Price,sam@larkbeam.example,Developer,Engineering,Mei Sato,Employee,2023-09-01,,21\n"
    + "Mei Sato,mei@larkbeam.example,Head of Engineering,Engineering,Tom Okafor,,,,\n"
    + "Dana Field,dana@larkbeam.example,,,,,,2026-12-31,\n"
    + "Nobody,,,,,,,,\n"
)
ENDS = {"priya": "raman", "tom": "okafor", "mei": "sato", "ruth": "ellis", "ola": "nowak", "dana": "field"}


def called(here: Cast, name: str) -> Person:
    return people(here.organisation).get(name=name)


def done(here: Cast, reference: str) -> Import:
    return applied_import(here.organisation, id_of(reference))


def test_apply_import_enters_changes_and_lets_leave(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    made = done(larkbeam, imported(larkbeam, LIST, gone=[ola], left_on=date(2026, 1, 6)))
    sam, mei = called(larkbeam, "Sam Price"), larkbeam.person("mei")
    assert (sam.department, sam.employee_number, sam.manager_id) == ("Engineering", "21", mei.id)
    assert (mei.title, mei.manager_id, mei.kind) == ("Head of Engineering", larkbeam.person("tom").id, "EMPLOYEE")
    assert mei.joined_on == date(2020, 2, 1)
    assert larkbeam.person("dana").left_on == date(2026, 12, 31)
    assert larkbeam.person("ola").left_on == date(2026, 1, 6)
    assert (made.entered, made.changed, made.left, made.unchanged, made.refused) == (1, 2, 1, 0, 1)
    assert (made.file_name, str(made), made.applied_at) == ("people.csv", "people.csv", AT)
    assert kind_of(larkbeam, made) == "import.applied"
    assert verify(larkbeam.organisation)[1] == []


def test_apply_import_leaves_an_entry_for_each_person_in_one_act(larkbeam: Cast) -> None:
    made = done(larkbeam, imported(larkbeam, LIST))
    leaves = [from_canonical(bytes(leaf.data)) for leaf in Leaf.objects.filter(organisation_id=larkbeam.organisation)]
    newest = next(leaf for leaf in leaves if leaf["kind"] == "import.applied")
    act = [leaf for leaf in leaves if leaf.get("act") == newest["act"]]
    assert sorted(leaf["kind"] for leaf in act) == [
        *("import.applied", "person.changed", "person.entered", "person.left"),
    ]
    assert {leaf["by"]["via"] for leaf in act} == {"import"}
    assert newest["docs"] == [made.file_digest]


def test_apply_import_again_has_nothing_to_do(larkbeam: Cast) -> None:
    imported(larkbeam, LIST)
    with pytest.raises(Refused, match="There is nothing to do"):
        imported(larkbeam, LIST, at=after(1))


def test_apply_import_of_the_example(larkbeam: Cast) -> None:
    imported(larkbeam, EXAMPLE.read_text())
    ines = called(larkbeam, "Ines Duarte")
    assert (ines.manager_id, ines.joined_on) == (larkbeam.person("mei").id, date(2026, 9, 1))
    assert people(larkbeam.organisation).count() == 13
    assert verify(larkbeam.organisation)[1] == []


def test_apply_import_with_managers_below_and_in_a_circle(larkbeam: Cast) -> None:
    imported(
        larkbeam,
        "Name,Email,Manager\nA A,a@x.example,B B\nB B,b@x.example,C C\nC C,c@x.example,\n"
        "D D,d@x.example,E E\nE E,e@x.example,D D\n",
    )
    managers = {one.name: one.manager_id for one in people(larkbeam.organisation)}
    ids = {one.name: one.id for one in people(larkbeam.organisation)}
    assert [managers[name] for name in ("A A", "B B", "C C")] == [ids["B B"], ids["C C"], None]
    assert (managers["D D"], managers["E E"]) == (ids["E E"], ids["D D"])
    assert verify(larkbeam.organisation)[1] == []


def test_apply_import_enters_somebody_who_leaves_soon(larkbeam: Cast) -> None:
    imported(larkbeam, "Name,Email,End date\nA A,a@x.example,2026-03-31\n")
    assert called(larkbeam, "A A").left_on == date(2026, 3, 31)


def test_apply_import_changes_an_address_that_the_number_finds(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", employee_number="17")
    imported(larkbeam, "Name,Email,Employee number\nOla Reid,ola.reid@larkbeam.example,17\n")
    assert called(larkbeam, "Ola Reid").email == "ola.reid@larkbeam.example"


def test_apply_import_after_a_change_is_stale(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    shown = plan_now(larkbeam, id).digest
    put_right(larkbeam, "mei", title="Head of Engineering")
    with pytest.raises(Stale, match="Somebody changed people after you opened this list"):
        apply_import(import_id=id, plan_shown=shown, by=importing(lead(larkbeam)), at=AT)
    assert not imports(larkbeam.organisation).exists()


def test_apply_import_twice_is_refused(larkbeam: Cast) -> None:
    id = id_of(imported(larkbeam, LIST))
    assert import_preview(larkbeam.organisation, id) is None
    with pytest.raises(Refused, match="This list was applied before"):
        apply_import(import_id=id, plan_shown="", by=importing(lead(larkbeam)), at=AT)


def test_apply_import_when_staff_is_refused(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        apply_import(import_id=id, plan_shown="", by=importing(larkbeam.actor("ola")), at=AT)


def test_apply_import_without_saying_so_is_our_mistake(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    with pytest.raises(RuntimeError, match="acts via import"):
        apply_import(import_id=id, plan_shown="", by=lead(larkbeam), at=AT)


def test_apply_import_of_a_long_list_only_begins(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MOST_ROWS", 3)
    id = id_of(imported(larkbeam, LIST))
    begun = open_import(larkbeam.organisation)
    assert begun
    assert (begun.id, begun.confirmed_by_id, begun.is_laid_out) == (id, larkbeam.person("tom").id, False)
    assert not people(larkbeam.organisation).filter(name="Sam Price").exists()
    monkeypatch.setattr(applying, "MOST_ROWS", 1000)
    with pytest.raises(Refused, match="A long list is being taken in"):
        imported(larkbeam, LIST, at=after(1))
    with pytest.raises(Refused, match="can no longer be thrown away"):
        discard_import(import_id=id, by=lead(larkbeam), at=AT)


ACCOUNTS = "First name,Last name,Email\nMeeting,Room One,room1@larkbeam.example\nSam,Price,sam@larkbeam.example\n"


def test_apply_import_leaves_accounts_out_unless_they_are_ticked(larkbeam: Cast) -> None:
    made = done(larkbeam, imported(larkbeam, ACCOUNTS))
    assert (made.entered, made.unchanged) == (1, 1)
    again = done(larkbeam, imported(larkbeam, ACCOUNTS, taken=[2], at=after(1)))
    assert (again.entered, called(larkbeam, "Meeting Room One").kind) == (1, "EMPLOYEE")
    with pytest.raises(Unknown, match="no such row"):
        imported(larkbeam, LIST, taken=[2], at=after(2))


def test_apply_import_of_two_reports_moves_whom_it_should(larkbeam: Cast) -> None:
    """One joiner, one leaver, a new title, a new manager, and a new address under the same number."""
    begin = (SAMPLES / "larkbeam-bamboohr-report-2026-11-20.csv").read_text()
    for first in ("priya", "tom", "mei", "ruth", "ola", "dana"):
        begin = begin.replace(f"{first}.{ENDS[first]}@", f"{first}@")
    then = (SAMPLES / "larkbeam-bamboohr-report-2027-01-08.csv").read_text()
    for first, last in ENDS.items():
        then = then.replace(f"{first}.{last}@", f"{first}@")
    at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    imported(larkbeam, begin, at=at)
    later = datetime(2027, 1, 8, 9, 0, tzinfo=UTC)
    preview = previewed(larkbeam, then, at=later)
    plan = plan_now(larkbeam, preview, later)
    assert [item.name for item in plan.of(State.NEW)] == ["Bea Holt"]
    assert {item.name: [one.field for one in item.changes] for item in plan.of(State.CHANGED)} == {
        "Amy Chen": ["email"],
        "Carl Voss": ["manager_id"],
        "Sam Price": ["title"],
        "Lee Grant": ["left_on"],
    }
    assert not plan.of(State.GONE)
    shown = plan.digest
    apply_import(import_id=preview, plan_shown=shown, by=importing(lead(larkbeam)), at=later)
    assert called(larkbeam, "Lee Grant").left_on == date(2026, 12, 31)
    assert called(larkbeam, "Amy Chen").email == "amy.chen-ward@larkbeam.example"
    assert called(larkbeam, "Carl Voss").manager_id == larkbeam.person("priya").id
    with pytest.raises(Refused, match="There is nothing to do"):
        imported(larkbeam, then, at=later + timedelta(hours=1))


def test_apply_import_ticks_off_who_is_inactive_without_a_day(larkbeam: Cast) -> None:
    text = "Name,Email,Status\nOla Nowak,ola@larkbeam.example,Suspended\nMei Sato,mei@larkbeam.example,On leave\n"
    imported(larkbeam, text, gone=[larkbeam.person("ola").id], left_on=date(2026, 1, 6))
    assert larkbeam.person("ola").left_on == date(2026, 1, 6)
    assert larkbeam.person("mei").on_leave
    imported(larkbeam, text.replace("On leave", "Active"), at=after(1))
    assert not larkbeam.person("mei").on_leave


@pytest.mark.parametrize(
    ("begun", "days"),
    [(DAY - ONE, (DAY - ONE, DAY)), (DAY, (None, None))],
    ids=["began yesterday", "began today"],
)
def test_apply_import_ends_leave_without_an_end(larkbeam: Cast, begun: date, days: tuple[date | None, ...]) -> None:
    put_right(larkbeam, "mei", leave_from=begun)
    text = "Name,Email,Status\nMei Sato,mei@larkbeam.example,Active\n"
    (changed,) = plan_now(larkbeam, previewed(larkbeam, text)).of(State.CHANGED)
    assert changed.changes == (Change("on_leave", "YES", "NO"),)
    imported(larkbeam, text, at=after(1))
    mei = larkbeam.person("mei")
    assert (mei.leave_from, mei.leave_until) == days
    assert [is_away(mei, DAY + days * ONE) for days in (0, 30)] == [False, False]
    assert back_since(mei, DAY) == DAY
    with pytest.raises(Refused, match="There is nothing to do"):
        imported(larkbeam, text, at=after(2))


def test_apply_import_leaves_leave_that_is_still_to_come(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", on_leave=True, leave_from=DAY + 9 * ONE)
    imported(larkbeam, "Name,Email,Status\nMei Sato,mei@larkbeam.example,Active\n")
    mei = larkbeam.person("mei")
    assert (mei.on_leave, mei.leave_from, mei.leave_until) == (False, DAY + 9 * ONE, None)


def test_apply_import_leaves_days_of_leave_as_they_are(larkbeam: Cast) -> None:
    days: dict[str, Any] = {"leave_from": DAY, "leave_until": DAY + timedelta(days=9)}
    put_right(larkbeam, "mei", **days)
    listed = "Name,Email,Status,Department\nMei Sato,mei@larkbeam.example,{status},{department}\n"
    for status, department in (("On leave", "Design"), ("Active", "Engineering")):
        imported(larkbeam, listed.format(status=status, department=department))
        mei = larkbeam.person("mei")
        assert (mei.department, mei.on_leave, mei.leave_from, mei.leave_until) == (department, False, *days.values())


@pytest.mark.parametrize("who", ["mei", "otto", "nobody"])
def test_apply_import_ticking_off_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast, who: str) -> None:
    """Mei stands in the list, Otto is another organisation's, and nobody is nobody."""
    ids: dict[str, UUID] = {
        "mei": larkbeam.person("mei").id,
        "otto": stonecross.person("otto").id,
        "nobody": NOBODY,
    }
    with pytest.raises(Unknown, match="no such person"):
        imported(larkbeam, LIST, gone=[ids[who]])


def test_apply_import_of_a_foreign_list_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = importing(stonecross.actor("otto", Hat.HR))
    for id in (previewed(larkbeam, LIST), NOBODY):
        with pytest.raises(Unknown, match="no such import"):
            apply_import(import_id=id, plan_shown="", by=otto, at=AT)


def test_apply_import_when_one_row_is_refused_late_applies_nothing(larkbeam: Cast) -> None:
    """Dana's last day lies before the day on which she joined; the plan of the file alone cannot know that."""
    text = HEADINGS + "Sam Price,sam@larkbeam.example,,,,,,,\n"
    with pytest.raises(Refused, match="Nobody leaves before they joined"):
        imported(larkbeam, text, gone=[larkbeam.person("dana").id], left_on=date(2020, 1, 1))
    assert not people(larkbeam.organisation).filter(name="Sam Price").exists()


def test_apply_import_when_recording_fails_leaves_everything(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    shown = plan_now(larkbeam, id).digest
    with recording_fails(), pytest.raises(OperationalError):
        apply_import(import_id=id, plan_shown=shown, by=importing(lead(larkbeam)), at=AT)
    assert import_preview(larkbeam.organisation, id)
    assert not people(larkbeam.organisation).filter(name="Sam Price").exists()
    assert larkbeam.person("mei").title == "Engineering Lead"


def test_apply_import_counts_an_address_by_its_holder_at_that_moment(larkbeam: Cast) -> None:
    """Ola's address is freed by hand; the list that still names the old one meets nobody and asks."""
    change_address(person_id=larkbeam.person("ola").id, new_address="ola2@larkbeam.example", by=lead(larkbeam), at=AT)
    plan = plan_now(larkbeam, previewed(larkbeam, "Name,Email\nOla Nowak,ola@larkbeam.example\n"))
    (item,) = (item for item in plan.items if item.row)
    assert "is here already, as ola2@larkbeam.example" in str(item.reason)

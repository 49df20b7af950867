"""A list of more than 1,000 rows, step by step: killed, changed under its hands, stopped, and through all the same."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.ledger.reconciling import verify
from countersign.people.commands import apply_import as applying
from countersign.people.commands.apply_import import apply_import
from countersign.people.commands.end_access import end_access
from countersign.people.commands.enter import enter
from countersign.people.commands.resume_import import resume_import
from countersign.people.models import Import, ImportPreview, ImportSeries
from countersign.people.queries import (
    applied_import,
    import_series,
    import_steps,
    open_grant,
    people,
    person_by_email,
    refused_import_steps,
)
from countersign.people.rounds import carry_on_import as carrying
from countersign.people.rounds.carry_on_import import carry_on_import
from tests.cast import Cast
from tests.people.imports.crowds import as_csv, take_all_in
from tests.people.worlds import AT, HEADINGS, after, hr, importing, kind_of, lead, plan_now, previewed, put_right, top
from tests.policies.worlds import recording_fails

TEXT = (
    HEADINGS
    + "A A,a@x.example,,,C C,,,,\n"
    + "B B,b@x.example,,,E E,,,,\n"
    + "C C,c@x.example,,,B B,Contractor,,2027-01-31,7\n"
    + "D D,d@x.example,,,E E,,,,\n"
    + "E E,e@x.example,,,D D,,,,\n"
    + "Mei Sato,mei@larkbeam.example,Head of Engineering,,C C,,,,\n"
    + "Ola Nowak,ola@larkbeam.example,Senior developer,,,,,,\n"
    + "Tom Okafor,tom@larkbeam.example,,,,,,,\n"
    + "Nobody,,,,,,,,\n"
)


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is long, and how much is done at once, in small."""
    monkeypatch.setattr(applying, "MOST_ROWS", 3)
    monkeypatch.setattr(carrying, "AT_ONCE", 2)
    monkeypatch.setattr(carrying, "ONE_BY_ONE", 1)


def begun(here: Cast, text: str = TEXT, gone: tuple[UUID, ...] = ()) -> UUID:
    """A long list that was confirmed."""
    id = previewed(here, text)
    shown = plan_now(here, id).digest
    apply_import(import_id=id, plan_shown=shown, gone=gone, left_on=date(2026, 1, 6), by=importing(lead(here)), at=AT)
    return id


def through(limit: int = 100) -> int:
    """Rounds until nothing is left to do. Returns how many it took."""
    for turn in range(limit):
        if not carry_on_import(after(1), limit=1):
            return turn
    raise AssertionError("it does not end")


def managers(here: Cast) -> dict[str, str]:
    names = {one.id: one.name or "" for one in people(here.organisation)}
    return {names[one.id]: names[one.manager_id] for one in people(here.organisation) if one.manager_id}


def test_a_long_list_is_taken_in_to_its_end(larkbeam: Cast) -> None:
    id = begun(larkbeam, gone=(larkbeam.person("dana").id,))
    series = import_series(larkbeam.organisation, id)
    assert series
    assert not series.closed_at
    assert not Import.objects.filter(organisation_id=larkbeam.organisation).exists()
    assert through() > 5
    made = applied_import(larkbeam.organisation, id)
    assert (made.entered, made.changed, made.left, made.unchanged, made.refused) == (5, 2, 1, 1, 1)
    assert (made.applied_by_id, kind_of(larkbeam, made)) == (larkbeam.person("tom").id, "import.applied")
    assert managers(larkbeam) == {
        "A A": "C C",
        "C C": "B B",
        "B B": "E E",
        "D D": "E E",
        "E E": "D D",
        "Mei Sato": "C C",
    }
    c = person_by_email(larkbeam.organisation, "c@x.example")
    assert c
    assert (c.kind, c.left_on, c.employee_number) == ("CONTRACTOR", date(2027, 1, 31), "7")
    assert larkbeam.person("dana").left_on == date(2026, 1, 6)
    assert not ImportPreview.objects.filter(organisation_id=larkbeam.organisation).exists()
    assert not import_steps(larkbeam.organisation, id).exists()
    assert verify(larkbeam.organisation)[1] == []


def test_killed_anywhere_it_goes_on_where_it_was(larkbeam: Cast) -> None:
    """Whatever fails while it is recorded leaves its step; the next round does it, and nothing twice."""
    id = begun(larkbeam)
    carry_on_import(AT)
    for _kill in range(3):
        with recording_fails(), pytest.raises(Exception, match=r".+"):
            carry_on_import(after(1), limit=1)
        carry_on_import(after(1), limit=1)
    through()
    made = applied_import(larkbeam.organisation, id)
    assert (made.entered, made.changed, made.refused) == (5, 2, 1)
    assert verify(larkbeam.organisation)[1] == []


def test_laid_out_twice_is_laid_out_once(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    carry_on_import(AT)
    before = import_steps(larkbeam.organisation, id).count()
    ImportSeries.objects.filter(organisation_id=larkbeam.organisation, id=id).update(is_laid_out=False)
    carry_on_import(AT)
    assert import_steps(larkbeam.organisation, id).count() == before


def test_who_was_changed_in_between_is_refused_in_that_row(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    carry_on_import(AT)
    put_right(larkbeam, "mei", title="Somebody wrote this by hand")
    enter(name="Other", email="d@x.example", by=lead(larkbeam), at=AT)
    through()
    told = {step.name: step.refusal for step in refused_import_steps(larkbeam.organisation, id)}
    assert "Somebody changed this person after the list was confirmed" in told["Mei Sato"]
    assert set(told) == {"D D", "E E", "Mei Sato"}
    made = applied_import(larkbeam.organisation, id)
    assert (made.entered, made.changed, made.refused) == (4, 1, 3)
    assert larkbeam.person("mei").title == "Somebody wrote this by hand"
    assert "E E" not in managers(larkbeam)
    assert verify(larkbeam.organisation)[1] == []


def test_people_changed_before_it_began_stop_it_untouched(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    put_right(larkbeam, "mei", title="Another")
    through()
    series = import_series(larkbeam.organisation, id)
    assert series
    assert "Somebody changed people" in series.stopped
    assert people(larkbeam.organisation).count() == 6
    resume_import(import_id=id, by=lead(larkbeam), at=AT)
    assert import_series(larkbeam.organisation, id) is None
    shown = plan_now(larkbeam, id).digest
    apply_import(import_id=id, plan_shown=shown, by=importing(lead(larkbeam)), at=AT)
    through()
    assert applied_import(larkbeam.organisation, id).entered == 5


def test_whose_right_was_taken_back_stops_and_another_carries_it_on(larkbeam: Cast) -> None:
    ruth = hr(larkbeam)
    id = begun(larkbeam)
    carry_on_import(AT)
    for hat in (Hat.ISMS_LEAD, Hat.HR):
        if held := open_grant(larkbeam.organisation, larkbeam.person("tom").id, hat):
            end_access(grant_id=held.id, by=top(larkbeam), at=AT)
    through()
    series = import_series(larkbeam.organisation, id)
    assert series
    assert "may no longer import" in series.stopped
    resume_import(import_id=id, by=ruth, at=AT)
    through()
    assert applied_import(larkbeam.organisation, id).applied_by_id == ruth.person


def test_the_same_long_list_again_changes_nobody(larkbeam: Cast) -> None:
    begun(larkbeam)
    through()
    again = begun(larkbeam)
    through()
    made = applied_import(larkbeam.organisation, again)
    assert (made.entered, made.changed, made.unchanged, made.refused) == (0, 0, 8, 1)


@pytest.mark.beside
def test_a_crowd_is_taken_in_from_its_bytes(larkbeam: Cast) -> None:
    assert set(take_all_in(larkbeam, as_csv(30), "p.csv")) == {"read", "keep", "show", "confirm", "take in"}
    assert people(larkbeam.organisation).count() == 36


@pytest.mark.beside
def test_a_step_asks_as_often_however_long_the_list_and_the_step(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cost of a row does not grow: neither with those before it, nor with those beside it."""
    monkeypatch.setattr(carrying, "AT_ONCE", 300)
    crowd = "".join(f"P P{at},p{at}@x.example,,,,,,,{at + 10}\n" for at in range(620))
    begun(larkbeam, HEADINGS + crowd)
    carry_on_import(AT)
    asked = [queries_of_a_step() for _step in range(3)]
    assert people(larkbeam.organisation).count() == 626
    assert asked[2] <= asked[0] == asked[1] < 40


def queries_of_a_step() -> int:
    """Those about tiles are left out: a tile is made for every 256 leaves."""
    with CaptureQueriesContext(connection) as found:
        carry_on_import(after(1), limit=1)
    return len(
        [one for one in found if '"ledger_tile"' not in one["sql"] and "seq" not in one["sql"].partition("WHERE")[2]]
    )

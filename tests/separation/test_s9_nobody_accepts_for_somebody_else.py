"""S9: accepting on behalf does not exist. What is recorded of others never looks as if they had done it here."""

from __future__ import annotations

import inspect
from dataclasses import fields
from uuid import UUID

import pytest
import time_machine

from countersign.acknowledgements.commands.accept import accept as accept_policy
from countersign.acknowledgements.enums import LISTED, Confirmed
from countersign.acknowledgements.models import Acceptance
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.packs.documents.reading.acceptances import HOW
from countersign.packs.enums import Names
from countersign.people.imports.values import Line
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.roles.commands.accept import accept as accept_role
from countersign.roles.commands.accept_part import accept_part
from countersign.roles.commands.accept_renewal import accept_renewal
from tests.acknowledgements.commands.test_record_sheet import recorded as on_a_sheet
from tests.acknowledgements.commands.test_take_over import read, took_over
from tests.acknowledgements.worlds import acceptance, accepted_by, in_force_from
from tests.cast import Cast
from tests.packs.worlds import exported, inside
from tests.policies.worlds import AT, after, entered
from tests.regressions.pointing import stands
from tests.roles.worlds import acceptance as role_acceptance
from tests.roles.worlds import approved, begun, proposed
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of


@pytest.mark.parametrize("command", [accept_policy, accept_role, accept_renewal, accept_part, confirm_attendance])
def test_no_command_is_told_who_accepts(command: object) -> None:
    """Whoever accepts is whoever acts: there is no argument to put another name into."""
    given = set(inspect.signature(command).parameters)  # type: ignore[arg-type]
    assert not {name for name in given if "person" in name or "who" in name or "behalf" in name}


def test_an_acceptance_belongs_to_whoever_acted(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    for hat in sorted(Hat):
        by = larkbeam.actor("mei", hat)
        accept_policy(**acceptance(larkbeam, version), by=by, at=after(1))
    (row,) = Acceptance.objects.filter(organisation_id=larkbeam.organisation)
    assert row.person_id == larkbeam.person("mei").id


@pytest.mark.parametrize(("first", "hat"), [("priya", Hat.TOP_MANAGEMENT), ("tom", Hat.ISMS_LEAD), ("ruth", Hat.HR)])
def test_no_hat_accepts_the_role_of_another(larkbeam: Cast, first: str, hat: Hat) -> None:
    begun(larkbeam)
    id = proposed(larkbeam, "mei", "hr")
    approved(larkbeam, id)
    with pytest.raises(Refused, match="Only the person who was appointed can accept the role"):
        accept_role(**role_acceptance(larkbeam, id), by=larkbeam.actor(first, hat), at=AT)


def test_no_list_of_people_says_who_accepted() -> None:
    assert not {field.name for field in fields(Line) if "accept" in field.name or "acknowledg" in field.name}


def test_it_is_tested() -> None:
    stands(
        "tests/web/acceptance/test_inside.py::test_the_signer_is_the_session_s_person_whatever_is_sent",
        "tests/roles/commands/test_accept.py::test_accept_when_anybody_else_does_is_refused",
        "tests/web/roles/test_answering.py::test_accept_and_decline_are_the_holders_alone",
    )


ROUTES = (Confirmed.PAPER, Confirmed.KIOSK, Confirmed.OTHER_SYSTEM, Confirmed.OTHER_HANDS)


def recorded_by(here: Cast, version: UUID, how: Confirmed) -> None:
    """Ola's name, from a sheet or from a list of another system; Mei's is her own."""
    accepted_by(here, "mei", version, at=after(1))
    if how in LISTED:
        hands = "ruth@larkbeam.example" if how is Confirmed.OTHER_HANDS else "Ola Nowak"
        list_of_one = f"Email,Version,Completed,Entered by\nola@larkbeam.example,1.0,2026-01-08,{hands}\n"
        took_over(here, read(here, list_of_one), list_of_one)
    else:
        on_a_sheet(here, version, "ola", how=how)


@pytest.mark.parametrize("how", ROUTES)
def test_it_is_another_kind_of_entry_with_whoever_recorded_it(larkbeam: Cast, how: Confirmed) -> None:
    _, version = in_force_from(larkbeam)
    recorded_by(larkbeam, version, how)
    rows = {one.person_id: one for one in Acceptance.objects.filter(organisation_id=larkbeam.organisation)}
    theirs, own = rows[larkbeam.person("ola").id], rows[larkbeam.person("mei").id]
    assert (theirs.confirmed, own.recorded_by_id) == (how.value, None)
    assert theirs.recorded_by_id not in (None, theirs.person_id)
    assert theirs.scan
    assert (entered(larkbeam, "acceptance.recorded"), entered(larkbeam, "policy.accepted")) == (1, 1)


@pytest.mark.parametrize("how", ROUTES)
def test_pages_and_files_tell_it_from_ones_own(larkbeam: Cast, how: Confirmed) -> None:
    """The page of whom it is about, the list of names, the file of that list, and a pack."""
    _, version = in_force_from(larkbeam)
    recorded_by(larkbeam, version, how)
    with time_machine.travel(after(41), tick=False):
        page, tom = f"/o/larkbeam-ltd/acceptances/{version.hex}/", browser_of("tom")
        assert "It is recorded that you accepted this" in seen(get(browser_of("ola"), page))
        assert "It is recorded that you accepted this" not in seen(get(browser_of("mei"), page))
        listed = tom.get(f"{page}everybody/list.csv?show=accepted").content.decode("utf-8-sig").splitlines()
        theirs, own = (next(one for one in listed if name in one) for name in ("Ola Nowak", "Mei Sato"))
        assert "recorded" in theirs
        assert "recorded" not in own
        _, data = exported(larkbeam, names=Names.EVERYBODY, at=after(41))
    told = next(text.decode() for path, text in inside(data).items() if path.endswith("index.html"))
    assert "recorded by somebody else" in told


def test_every_way_that_is_not_ones_own_says_so_in_a_pack() -> None:
    own = {Confirmed.SESSION, Confirmed.MAILED_CODE, Confirmed.MAILBOX_CODE}
    assert HOW.keys() == {*Confirmed}
    assert {how for how, words in HOW.items() if "recorded by somebody else" in words} == {*Confirmed} - own


def test_of_sheets_and_lists_it_is_tested() -> None:
    stands(
        "tests/acknowledgements/commands/test_record_sheet.py"
        "::test_record_sheet_when_somebody_records_or_witnesses_their_own",
        "tests/web/acceptance/test_sheets.py::test_ones_own_name_is_refused_with_the_sentence",
        "tests/web/acceptance/test_sheets.py::test_whoever_is_recorded_wrongly_can_say_so_or_do_it_themselves",
        "tests/delivery/test_tell_leaders.py::test_whoever_is_said_to_have_signed_elsewhere_is_told",
    )

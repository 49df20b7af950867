"""A list from another system: what it would record, row by row, and recording it on its word."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import OperationalError
from openpyxl import Workbook

from countersign.acknowledgements.commands.take_over import take_over
from countersign.acknowledgements.imports import Line, compare
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import collect_facts
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import files
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation
from countersign.policies.queries import published_versions
from tests.acknowledgements.worlds import accepted_by, in_force_from, leaves, next_version
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import after, entered, lead, recording_fails

TODAY = after(40).date()
GOOD = "Email,Version,Completed\nola@larkbeam.example,1.0,2026-01-08\nMEI@larkbeam.example,v1.0,9 January 2026\n"


def read(here: Cast, text: str | bytes, *, name: str = "old.csv", by: Actor | None = None) -> list[Line]:
    versions, data = list(published_versions(here.organisation)), text.encode() if isinstance(text, str) else text
    return compare(data, name, versions, organisation(here.organisation), TODAY, by or lead(here))


def reasons(here: Cast, text: str) -> list[str]:
    return [
        str(line.refused) if line.refused else "there" if line.there else "twice" if line.twice else "new"
        for line in read(here, text)
    ]


def took_over(here: Cast, lines: list[Line], text: str = GOOD, by: Actor | None = None) -> None:
    kept = files.keep(here.organisation, text.encode())
    take_over(lines=lines, file=kept, by=by or lead(here), at=after(40))


def test_take_over_records_who_accepted_elsewhere_and_when(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    took_over(larkbeam, read(larkbeam, GOOD))
    names = Acceptance.objects.filter(organisation_id=larkbeam.organisation, version_id=id).order_by("accepted_on")
    assert [(one.person_id, one.accepted_on, one.confirmed, one.words) for one in names] == [
        (larkbeam.person("ola").id, date(2026, 1, 8), "OTHER_SYSTEM", ""),
        (larkbeam.person("mei").id, date(2026, 1, 9), "OTHER_SYSTEM", ""),
    ]
    assert {one.recorded_by_id for one in names} == {larkbeam.person("tom").id}
    assert entered(larkbeam, "acceptance.recorded") == 2
    assert verify(larkbeam.organisation)[1] == []


def test_the_same_list_twice_is_there_already(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    took_over(larkbeam, read(larkbeam, GOOD))
    assert reasons(larkbeam, GOOD) == ["there", "there"]


def test_a_row_that_stands_twice_counts_once(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    again = GOOD + "ola@larkbeam.example,1.0,2026-01-08\n"
    assert reasons(larkbeam, again) == ["new", "new", "twice"]
    took_over(larkbeam, read(larkbeam, again)[:2])
    assert reasons(larkbeam, again) == ["there", "there", "there"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "no.one@larkbeam.example,1.0,2026-01-08",
            "Nobody here has the mail address or number “no.one@",
        ),
        ("ola@larkbeam.example,0.9,2026-01-08", "There is no version “0.9” here; there is 1.0."),
        ("ola@larkbeam.example,1.0,", "It says no day."),
        ("ola@larkbeam.example,1.0,soon", "“soon” is no day. Write it like 2024-04-03."),
        ("ola@larkbeam.example,1.0,2026-01-05", "Version 1.0 is in force since 6 January 2026"),
        ("ola@larkbeam.example,1.0,2026-02-16", "Only what has happened"),
        ("tom@larkbeam.example,1.0,2026-01-08", "Nobody records their own acceptance"),
        ("dana@larkbeam.example,1.0,2026-01-20", "Dana Field left on 15 January 2026, before that."),
    ],
)
def test_a_row_that_cannot_be_taken_over_says_why(larkbeam: Cast, row: str, says: str) -> None:
    in_force_from(larkbeam)
    leaves(larkbeam, "dana", at=after(9))
    assert says in reasons(larkbeam, f"Email,Version,Date\n{row}\n")[0]


def test_a_list_without_versions_is_about_the_only_one_there_is(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    assert reasons(larkbeam, "Email,Accepted on\nola@larkbeam.example,2026-01-08\n") == ["new"]
    next_version(larkbeam, policy, material=True, at=after(20))
    assert "There is no version “”" in reasons(larkbeam, "Email,Accepted on\nola@larkbeam.example,2026-01-08\n")[0]


@pytest.mark.parametrize(
    "text",
    ["Benutzer;Dokument\nola;Policy\n", "Email,Version\nola@larkbeam.example,1.0\n", "\n\n", b"%PDF-1.7"],
)
def test_what_is_no_list_of_acceptances_is_refused_whole(larkbeam: Cast, text: str | bytes) -> None:
    in_force_from(larkbeam)
    with pytest.raises(Unreadable):
        read(larkbeam, text)


def test_other_delimiters_encodings_and_workbooks_are_read(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    german = "Mitarbeiter;E-Mail-Adresse;Version;Datum\nJürgen;ola@larkbeam.example;1.0;08.01.2026\n".encode("cp1252")
    assert [line.is_new for line in read(larkbeam, german)] == [True]
    book, out = Workbook(), BytesIO()
    assert book.active is not None
    signed = ["ola@larkbeam.example", "1.0", date(2026, 1, 8)]
    for row in (["Exported 2026"], ["Email", "Version", "Signed at"], signed):
        book.active.append(row)
    book.save(out)
    assert [(line.row, line.is_new) for line in read(larkbeam, out.getvalue(), name="old.xlsx")] == [(3, True)]


def test_take_over_when_not_hr_and_not_the_lead(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    lines = read(larkbeam, GOOD)
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        took_over(larkbeam, lines, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT))
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_take_over_when_a_row_cannot_be_taken_over_takes_none(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    lines = read(larkbeam, GOOD + "ola@larkbeam.example,0.9,2026-01-08\n")
    with pytest.raises(Refused, match="nothing in these rows"):
        took_over(larkbeam, lines)
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_take_over_when_the_rows_are_of_another_organisation(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    line = read(larkbeam, GOOD)[0]
    with pytest.raises(Unknown):
        took_over(stonecross, [line], by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_headings_that_say_more_come_first_and_versions_are_told_however_they_are_written(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    rows = "ola@larkbeam.example,{},Yes,2026-01-08\n"
    for label in ("V1.0", "VERSION 1.0", "rev. 1.0", "1"):
        text = "Email,Version,Acknowledged,Acknowledged date\n" + rows.format(label)
        assert reasons(larkbeam, text) == ["new"]


def test_an_address_that_is_old_leaves_the_employee_number(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    put_right(larkbeam, "ola", employee_number="E-7")
    assert reasons(larkbeam, "Email,Employee number,Date\nola@old.example,E-7,2026-01-08\n") == ["new"]


def test_take_over_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    lines = read(larkbeam, GOOD)
    with recording_fails(), pytest.raises(OperationalError):
        took_over(larkbeam, lines)
    assert not Acceptance.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_take_over_keeps_that_somebody_else_entered_it_there(larkbeam: Cast) -> None:
    """A name, an address or a number of their own is the person; so is an empty cell."""
    _, id = in_force_from(larkbeam)
    people = {"ola": "Ruth Ellis", "mei": "MEI@larkbeam.example", "ruth": "Ruth Ellis", "priya": ""}
    rows = "".join(f"{who}@larkbeam.example,1.0,2026-01-08,{hands}\n" for who, hands in people.items())
    text = f"Email,Version,Completed,Entered by\n{rows}"
    took_over(larkbeam, read(larkbeam, text), text)
    names = Acceptance.objects.filter(organisation_id=larkbeam.organisation, version_id=id)
    others = [one.person_id for one in names if one.confirmed == "OTHER_HANDS"]
    assert (others, names.count()) == ([larkbeam.person("ola").id], 4)
    assert collect_facts(larkbeam.organisation, TODAY).proxy == 1
    assert verify(larkbeam.organisation)[1] == []


def test_whoever_accepts_themselves_afterwards_needs_nobody_elses_hands(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    text = "Email,Version,Completed,Entered by\nola@larkbeam.example,1.0,2026-01-08,Ruth Ellis\n"
    took_over(larkbeam, read(larkbeam, text), text)
    accepted_by(larkbeam, "ola", id, at=after(41))
    assert collect_facts(larkbeam.organisation, after(41).date()).proxy == 0

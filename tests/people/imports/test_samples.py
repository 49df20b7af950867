"""Lists as systems really write them: what each is taken for, whom it enters, who reports to whom, who is no person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from countersign.people.imports.days import AMBIGUOUS, Order
from countersign.people.imports.plan import Plan, State
from countersign.people.imports.reading import Sheet, read_people
from countersign.people.imports.values import Line, lines_of, remarks_of
from tests.people.imports.lists import plan_for

SAMPLES = Path(__file__).parent / "samples"
ALL_KINDS = {"DIRECTOR": 1, "EMPLOYEE": 11, "CONTRACTOR": 1}


@dataclass(frozen=True)
class Gives:
    """What a file gives to an organisation in which nobody is yet. Larkbeam has 13 people; 11 of them report."""

    system: str
    kinds: dict[str, int]
    new: int = 13
    reports: int = 11
    accounts: tuple[str, ...] = ()
    others: dict[State, int] = field(default_factory=dict)
    days: Order = Order.UNKNOWN


MEMBERS = {"EMPLOYEE": 12, "EXTERNAL": 1}
LARKBEAM = Gives("Personio", MEMBERS)
STONECROSS = Gives("Personio", {"EMPLOYEE": 166, "EXTERNAL": 14}, new=180, reports=179, others={State.UNCHANGED: 2})
ENTRA = Gives("Microsoft Entra ID", MEMBERS, reports=0, accounts=("Payroll Team (shared mailbox)", "Break Glass 01"))
FILES = {
    "Google_Workspace_User_Download_20112026_091500.csv": Gives(
        "Google Workspace", {"": 13}, reports=0, accounts=("Meeting Room One",)
    ),
    "larkbeam-bamboohr-directory.csv": Gives("BambooHR", {"": 13}),
    "larkbeam-bamboohr-report-2026-11-20.csv": Gives("BambooHR", {"EMPLOYEE": 12, "CONTRACTOR": 1}),
    "larkbeam-bamboohr-report-2027-01-08.csv": Gives(
        "BambooHR", {"EMPLOYEE": 12, "CONTRACTOR": 1, "": 1}, new=14, reports=12
    ),
    "larkbeam-entra-download-users-documented.csv": ENTRA,
    "larkbeam-entra-download-users-observed.csv": ENTRA,
    "larkbeam-google-user-download-all-columns.csv": Gives(
        "Google Workspace", ALL_KINDS, accounts=("Meeting Room One",)
    ),
    "larkbeam-hibob-report.csv": Gives("HiBob", {"EMPLOYEE": 12, "CONTRACTOR": 1}, days=Order.DAY_FIRST),
    "larkbeam-okta-profile.csv": Gives("Okta", ALL_KINDS),
    "larkbeam-personio-de.csv": LARKBEAM,
    "larkbeam-personio-de.xlsx": LARKBEAM,
    "larkbeam-personio-en.xlsx": LARKBEAM,
    "larkbeam-plain-minimal.csv": Gives("", {"": 13}, reports=0),
    "larkbeam-plain.csv": Gives("", ALL_KINDS),
    "stonecross-personio-en.csv": STONECROSS,
    "stonecross-personio-en.xlsx": STONECROSS,
}


@cache
def sheet(name: str) -> Sheet:
    return read_people((SAMPLES / name).read_bytes(), name)


def lines(name: str, days: Order = Order.UNKNOWN) -> list[Line]:
    return lines_of(sheet(name), days)


def plan(name: str, days: Order = Order.UNKNOWN) -> Plan:
    return plan_for(lines(name, days), [])


def test_every_sample_is_tested() -> None:
    assert {path.name for path in SAMPLES.iterdir()} - {"SOURCES.md"} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_gives_exactly_what_it_holds(name: str) -> None:
    gives, made = FILES[name], plan(name, FILES[name].days)
    new = made.of(State.NEW)
    assert sheet(name).system == gives.system
    assert Counter(item.line.kind for item in new if item.line) == gives.kinds
    assert sum(1 for item in new if item.change_of("manager_id")) == gives.reports
    accounts = made.of(State.ACCOUNT)
    assert tuple(item.name for item in accounts) == gives.accounts
    assert all("An account, not a person?" in str(item.remark) for item in accounts)
    expected = {State.NEW: gives.new, State.ACCOUNT: len(gives.accounts), **gives.others}
    assert made.counts == {**dict.fromkeys(State, 0), **expected}
    assert remarks_of(sheet(name)) == []


def test_a_guest_is_a_person_under_their_own_address() -> None:
    found = next(line for line in lines("larkbeam-entra-download-users-observed.csv") if line.name == "Dana Field")
    assert (found.email, found.kind, found.account) == ("dana@fieldandform.example", "EXTERNAL", None)


def test_a_guest_without_a_mail_address_has_the_one_in_their_principal_name() -> None:
    name = "larkbeam-entra-download-users-observed.csv"
    bare = (SAMPLES / name).read_text("utf-8-sig").replace("dana@fieldandform.example", "")
    (found,) = (line for line in lines_of(read_people(bare.encode(), name)) if line.name == "Dana Field")
    assert (found.email, found.problem) == ("dana@fieldandform.example", None)


@pytest.mark.parametrize(
    ("name", "hired"),
    [
        ("larkbeam-personio-de.csv", date(2021, 1, 10)),
        ("larkbeam-personio-de.xlsx", date(2021, 1, 10)),
        ("larkbeam-bamboohr-directory.csv", None),
        ("larkbeam-entra-download-users-observed.csv", None),
    ],
)
def test_days_are_what_the_list_says(name: str, hired: date | None) -> None:
    assert next(line.joined_on for line in lines(name) if line.name == "Ruth Ellis") == hired


def test_days_that_can_be_read_in_two_ways_are_asked() -> None:
    refused = plan("larkbeam-hibob-report.csv").of(State.REFUSED)
    assert len(refused) == 12
    assert {item.reason.template for item in refused if item.reason} == {AMBIGUOUS}
    ruth = next(line for line in lines("larkbeam-hibob-report.csv", Order.MONTH_FIRST) if line.name == "Ruth Ellis")
    assert ruth.joined_on == date(2021, 10, 1)


def test_both_forms_of_one_list_say_the_same() -> None:
    assert lines("stonecross-personio-en.csv") == lines("stonecross-personio-en.xlsx")
    assert lines("larkbeam-personio-de.csv") == lines("larkbeam-personio-de.xlsx")


def test_who_is_on_leave_is_here_and_who_left_is_not_entered() -> None:
    found = lines("stonecross-personio-en.csv")
    assert sum(1 for line in found if line.status == "ON_LEAVE") == 5
    passed = plan("stonecross-personio-en.csv").of(State.UNCHANGED)
    assert [(item.name, "Left before they were ever entered" in str(item.remark)) for item in passed] == [
        *(("Steve Nunn", True), ("Piotr Zawada", True)),
    ]


def test_columns_that_a_system_adds_later_are_passed_over() -> None:
    name = "larkbeam-google-user-download-all-columns.csv"
    text = (SAMPLES / name).read_text().splitlines()
    wider = "\n".join([f"Gemini Limit Status [READ ONLY],{text[0]}", *(f"Normal,{row}" for row in text[1:])])
    again = read_people(wider.encode(), name)
    assert again.system == "Google Workspace"
    assert lines_of(again) == lines(name)

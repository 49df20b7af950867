from __future__ import annotations

import pytest

from countersign.roles.raci.grid import Column
from countersign.roles.raci.matching import Someone, grid_of, match
from countersign.roles.raci.sheet import interpret

ROLES = {"sponsor": "Top management sponsor", "isms_lead": "ISMS lead", "internal_auditor": "Internal auditor"}
PEOPLE = (
    Someone("person_1", "Priya Raman", "CEO and founder"),
    Someone("person_2", "Mei Sato", "Engineering Lead"),
    Someone("person_3", "Ruth Ellis", "HR Manager"),
    Someone("person_4", "Ola Nowak", "Developer"),
    Someone("person_5", "Sam Price", "Developer"),
)


@pytest.mark.parametrize(
    ("heading", "role", "person", "group"),
    [
        ("ISMS Lead (CTO)", "isms_lead", "", False),
        ("isms  lead", "isms_lead", "", False),
        ("CISO", "isms_lead", "", False),
        ("Top management", "sponsor", "", False),
        ("Auditor", "internal_auditor", "", False),
        ("CEO", "", "person_1", False),
        ("Engineering Lead", "", "person_2", False),
        ("Sato", "", "", True),
        ("Mei", "", "person_2", False),
        ("HR Manager (Ruth)", "", "person_3", False),
        ("Developer", "", "", True),
        ("All Staff", "", "", True),
    ],
)
def test_a_heading_stands_for_a_role_else_a_person_else_a_group(
    heading: str, role: str, person: str, group: bool
) -> None:
    found = match(heading, ROLES, PEOPLE)
    assert (found.role, found.person, found.group) == (role, person, group)
    assert bool(found.title) == (not person)


def test_a_role_that_is_not_described_is_none() -> None:
    assert match("CISO", {"sponsor": "Sponsor"}, ()) == Column("group_ciso", group=True, title="CISO")


def test_groups_that_are_spelt_alike_are_told_apart() -> None:
    sheet = interpret([["Activity", "Team!", "Team?"], ["Internal audit", "A", "R"]])
    found = grid_of(sheet, [match(heading, {}, ()) for heading in sheet.headings], a_implies_r=False)
    assert [column.id for column in found.columns] == ["group_team", "group_team_2"]
    assert found.rows[0].cells == {"group_team": "A", "group_team_2": "R"}

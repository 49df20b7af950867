from __future__ import annotations

from datetime import date, timedelta

from countersign.people.queries import organisation
from countersign.policies.queries import Meaning, Meanings, filled, policy
from tests.cast import Cast
from tests.policies.filling import with_tokens
from tests.policies.worlds import change, draft
from tests.roles import worlds as roles

DAY_BEFORE = roles.TODAY - timedelta(days=1)


def meanings(here: Cast, on: date = roles.TODAY) -> Meanings:
    owner = policy(here.organisation, with_tokens(here)).owned_by_id
    return Meanings(organisation(here.organisation), owner, on)


def test_every_token_and_what_it_stands_for(larkbeam: Cast) -> None:
    assert meanings(larkbeam).every() == [
        Meaning("organisation", "Larkbeam Ltd"),
        Meaning("owner", "Mei Sato"),
        Meaning("role: dept_contact", "", "Department contact"),
        Meaning("role: hr", "", "HR security duties"),
        Meaning("role: internal_auditor", "", "Internal auditor"),
        Meaning("role: isms_lead", "Tom Okafor", "ISMS lead"),
        Meaning("role: sponsor", "", "Top management sponsor"),
    ]


def test_a_role_is_held_from_its_day_on_and_by_whoever_was_appointed(larkbeam: Cast) -> None:
    found = meanings(larkbeam, DAY_BEFORE).of("role: isms_lead")
    assert found == Meaning("role: isms_lead", "", "ISMS lead")
    roles.proposed(larkbeam, "ola", "hr")
    firm = organisation(larkbeam.organisation)
    assert Meanings(firm, None, roles.TODAY).of("role: hr") == Meaning("role: hr", "", "HR security duties")


def test_an_organisation_without_roles_and_a_policy_without_an_owner(larkbeam: Cast) -> None:
    bare = Meanings(organisation(larkbeam.organisation), None, roles.TODAY)
    assert bare.every() == [Meaning("organisation", "Larkbeam Ltd"), Meaning("owner", "")]
    assert bare.of("role: isms_lead") is None


def test_several_names_are_joined_as_the_language_of_policies_allows(larkbeam: Cast) -> None:
    firm = organisation(larkbeam.organisation)
    names = ["Ada", "Ola", "Tom"]
    assert Meanings(firm, None, roles.TODAY).together(names) == "Ada, Ola and Tom"
    firm.languages = ["de"]
    assert Meanings(firm, None, roles.TODAY).together(names) == "Ada, Ola, Tom"


def test_values_of_one_organisation_never_stand_in_another(larkbeam: Cast, stonecross: Cast) -> None:
    with_tokens(larkbeam)
    other = Meanings(organisation(stonecross.organisation), None, roles.TODAY)
    assert [one.value for one in other.every()] == [organisation(stonecross.organisation).name, ""]


def test_filled_says_what_is_recorded_and_what_cannot_be(larkbeam: Cast) -> None:
    policy_id = with_tokens(larkbeam)
    change(larkbeam, policy_id, "{{Organization}}, {{ORGANISATION}}, {{owner}} and {{nobody}}")
    firm = organisation(larkbeam.organisation)
    written = filled(draft(larkbeam, policy_id), Meanings(firm, None, roles.TODAY))
    assert "Larkbeam Ltd, Larkbeam Ltd, {{owner}} and {{nobody}}" in str(written.text)
    assert written.recorded == {"organisation": "Larkbeam Ltd"}
    assert [dict(one.values)["token"] for one in written.problems] == ["{{owner}}", "{{nobody}}"]

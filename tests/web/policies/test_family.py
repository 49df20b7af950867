"""The topic policies there are, beginning one, and whom a policy is for: as a browser without scripts does it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.people.enums import PersonKind
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import begun_topics, policy, policy_of
from countersign.policies.queries import version as version_of
from tests.acknowledgements.worlds import joins, topic
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import after, begun, change, in_force_from, lead, offered, signed
from tests.roles import worlds as roles
from tests.web.acceptance.worlds import says
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/"
TOPICS = f"{HOME}policies/topics/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    return topic(larkbeam)


def page_of(here: Cast, version: UUID) -> str:
    return f"{HOME}policies/{policy_of(here.organisation, version).hex}/change/"


def test_topics_when_there_are_none_offers_the_five_and_begins_them(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    first = tom.get(TOPICS)
    assert "No topic policy yet" in says(first)
    answer = send(tom, TOPICS, next(form for form in [form_to(first, "begin/")] if "key" not in form.fields))
    assert (answer.status_code, answer["Location"]) == (303, TOPICS)
    told = says(tom.get(TOPICS))
    assert "Five topic policies, none in force" in told
    assert "Usual for a small organisation" not in told


def test_topics_when_one_is_begun_leads_to_its_draft(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    page = tom.get(TOPICS)
    form = form_with(page, "key")
    answer = send(tom, TOPICS, form, key="backup")
    made = begun_topics(larkbeam.organisation)["backup"]
    assert (answer.status_code, answer["Location"]) == (303, f"{HOME}policies/{made.hex}/draft/")
    draft = says(tom.get(answer["Location"]))
    assert "Reading back" in draft
    again = send(tom, TOPICS, form_with(tom.get(TOPICS), "key"), key="backup")
    assert again.status_code == 403
    assert "was begun before" in says(again)
    assert send(tom, TOPICS, form_with(tom.get(TOPICS), "key"), key="cats").status_code == 403
    assert browser_of("priya").get(TOPICS).status_code == 403


def test_change_when_it_is_for_some_counts_them_first(larkbeam: Cast, version: UUID) -> None:
    roles.begun(larkbeam)
    joins(larkbeam, "Kit Moss", kind=PersonKind.CONTRACTOR)
    put_right(larkbeam, "mei", department="Sales")
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    form = form_with(tom.get(where), "revision_shown")
    typed = {
        "owner_id": larkbeam.person("mei").id.hex,
        "review_months": "24",
        "whom": "SOME",
        "departments": "Sales",
        "people": "Ola Nowak\nruth@larkbeam.example",
        "asks_acceptance": "on",
        "in_use": "on",
    }
    counted = send(tom, where, form, **typed, count="on")
    assert counted.status_code == 200
    assert "3 people the department Sales and 2 people by name" in says(counted)
    id = policy_of(larkbeam.organisation, version)
    assert policy(larkbeam.organisation, id).revision == 1
    assert send(tom, where, form, **typed).status_code == 303
    now = policy(larkbeam.organisation, id)
    assert (str(now.owned_by), now.review_months, len(now.audience)) == ("Mei Sato", 24, 3)
    again = tom.get(where)
    assert "ruth@larkbeam.example" in again.content.decode()
    assert "the department Sales and 2 people by name" in says(tom.get(f"{HOME}policies/"))
    assert "asked to read and accept it" in says(tom.get(f"{HOME}policies/{id.hex}/"))
    stale = send(tom, where, form, **{**typed, "review_months": "6"}, act=form_with(again, "act").fields["act"])
    assert stale.status_code == 409
    assert "reviewed every 24 months" in says(stale)


def test_change_when_several_things_are_fitted_at_once_and_some_are_left_out(larkbeam: Cast, version: UUID) -> None:
    joins(larkbeam, "Kit Moss", kind=PersonKind.CONTRACTOR, department="Sales")
    joins(larkbeam, "Pat Lind", kind=PersonKind.CONTRACTOR, department="Sales")
    put_right(larkbeam, "mei", department="Sales")
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    first = tom.get(where)
    assert rooms(first) == 1
    at_once = {"together_1_kinds": "CONTRACTOR", "together_1_departments": "Sales"}
    left_out = {"left_out_people": "Pat Lind", "left_out_kinds": "SUPPLIER"}
    typed = {"review_months": "12", "whom": "SOME", "people": "Ola Nowak", **at_once, **left_out}
    typed |= {"asks_acceptance": "on", "in_use": "on"}
    counted = send(tom, where, form_with(first, "revision_shown"), **typed, count="on")
    told = "2 people one person by name and contractors in Sales, but not people of suppliers or one person by name"
    assert told in says(counted)
    assert rooms(counted) == 2, "room for one more"
    assert send(tom, where, form_with(counted, "revision_shown"), **typed).status_code == 303
    id = policy_of(larkbeam.organisation, version)
    now = policy(larkbeam.organisation, id).audience
    people = {larkbeam.person("ola").ref, f"not:{larkbeam.person('pat.lind').ref}"}
    assert now[-1] == ["department:Sales", "kind:CONTRACTOR"]
    assert set(now[:-1]) == {*people, "not:kind:SUPPLIER"}
    again = tom.get(where).content.decode()
    for name, value in (*at_once.items(), ("left_out_kinds", "SUPPLIER")):
        assert f'name="{name}" value="{value}" checked' in again
    assert "pat.lind@larkbeam.example</textarea>" in again
    assert "contractors in Sales, but not people of suppliers" in says(tom.get(f"{HOME}policies/{id.hex}/"))


def rooms(answer: Answer) -> int:
    """How often the page has room to say who fits several things at once."""
    return str(answer.content.decode()).count('aria-label="Several things at once"')


def test_change_when_it_is_for_everybody_but_some(larkbeam: Cast, version: UUID) -> None:
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    typed = {"review_months": "12", "whom": "EVERYBODY", "all_staff": "on", "in_use": "on", "asks_acceptance": "on"}
    typed |= {"left_out_kinds": "CONTRACTOR", "together_1_kinds": "SUPPLIER"}
    assert send(tom, where, form_with(tom.get(where), "revision_shown"), **typed).status_code == 303
    id = policy_of(larkbeam.organisation, version)
    assert policy(larkbeam.organisation, id).audience == ["not:kind:CONTRACTOR"]
    page = tom.get(where)
    assert "everybody, but not contractors" in says(page)
    assert 'value="EVERYBODY" checked' in " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    ("typed", "says_so"),
    [
        ({"people": "Nobody At All"}, "Nobody here is “Nobody At All”"),
        ({"people": "Kit Moss"}, "2 people are called “Kit Moss”: write the mail address instead."),
        ({"people": ""}, "Say for whom it is"),
        ({"people": "", "left_out_kinds": "SUPPLIER"}, "Say for whom it is"),
        ({"left_out_people": "Nobody At All"}, "Nobody here is “Nobody At All”"),
        ({"together_1_kinds": "EXTERNAL"}, ""),
        ({"review_months": "61"}, "every 1 to 60 months"),
        ({"review_months": "often"}, "Write the months in figures"),
        ({"departments": "Elsewhere"}, ""),
    ],
)
def test_change_when_it_cannot_be_told_asks_again(
    larkbeam: Cast, version: UUID, typed: dict[str, str], says_so: str
) -> None:
    joins(larkbeam, "Kit Moss")
    put_right(larkbeam, "dana", name="Kit Moss")
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    form = form_with(tom.get(where), "revision_shown")
    whole = {"whom": "SOME", "review_months": "12", "people": "Ola Nowak", "in_use": "on", **typed}
    answer = send(tom, where, form, **whole)
    assert answer.status_code == 422
    assert says_so in says(answer)
    assert policy(larkbeam.organisation, policy_of(larkbeam.organisation, version)).revision == 1


def test_change_when_it_contradicts_itself_says_so(larkbeam: Cast, version: UUID) -> None:
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    form = form_with(tom.get(where), "revision_shown")
    typed = {"whom": "SOME", "review_months": "12", "people": "Ola Nowak", "all_staff": "on", "in_use": "on"}
    answer = send(tom, where, form, **typed)
    assert answer.status_code == 403
    assert "A policy that binds all staff is for all staff." in says(answer)


def test_change_when_it_is_the_parent_asks_for_owner_and_interval_alone(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    priya, where = browser_of("priya"), f"{HOME}policies/{id.hex}/change/"
    page = priya.get(where)
    assert "is for everybody" in says(page)
    assert "Only some" not in says(page)
    typed = {"owner_id": larkbeam.person("priya").id.hex, "review_months": "18"}
    answer = send(priya, where, form_with(page, "revision_shown"), **typed, whom="SOME", people="Ola Nowak")
    assert answer.status_code == 303
    now = policy(larkbeam.organisation, id)
    assert (str(now.owned_by), now.review_months, now.audience) == ("Priya Raman", 18, [])
    assert browser_of("ola").get(where).status_code == 403


def test_a_policy_when_it_is_for_others_asks_nothing(larkbeam: Cast, version: UUID) -> None:
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    form = form_with(tom.get(where), "revision_shown")
    typed = {"whom": "SOME", "review_months": "12", "people": "Mei Sato", "asks_acceptance": "on", "in_use": "on"}
    assert send(tom, where, form, **typed).status_code == 303
    here = f"{HOME}acceptances/{version.hex}/"
    assert "This is not asked of you" in says(browser_of("ola").get(here))
    assert "for you and others whose work it is about" in says(browser_of("mei").get(HOME))
    assert "One person still owes it" in says(tom.get(f"{here}everybody/"))


def test_the_parent_when_it_leaves_a_topic_out_says_which(larkbeam: Cast, version: UUID) -> None:
    parent, _ = in_force_from(larkbeam)
    page = f"{HOME}policies/{parent.hex}/"
    assert "Names 0 of one topic policy" in says(browser_of("tom").get(page))
    read = browser_of("ola").get(page)
    assert "topic polic" not in says(read), "whether the text names it is for whoever writes it"
    assert "What goes with it" in says(read)
    topic = version_of(larkbeam.organisation, version).policy_id
    assert f'href="{HOME}policies/{topic.hex}/"' in read.content.decode()
    change(larkbeam, parent, "See the acceptable use policy.")
    signed(larkbeam, offered(larkbeam, parent))
    told = says(browser_of("tom").get(page))
    assert "Names 1 of one topic policy" in told
    assert "Name them in the next version" not in told


def test_of_a_topic_nobody_asks_what_the_parent_must_say(larkbeam: Cast, version: UUID) -> None:
    tom = browser_of("tom")
    topic = version_of(larkbeam.organisation, version).policy_id
    for page in ("", "draft/", "draft/edit/", "draft/offer/"):
        told = says(tom.get(f"{HOME}policies/{topic.hex}/{page}"))
        assert "What it must say" not in told
        assert "Clause 5.2" not in told, page
        assert "No passage is marked" not in told
    assert "Control A.5.1" in says(tom.get(f"{HOME}policies/{topic.hex}/"))
    parent, _ = in_force_from(larkbeam)
    assert "What it must say" in says(tom.get(f"{HOME}policies/{parent.hex}/"))


def test_an_offer_when_it_is_for_some_says_how_many(larkbeam: Cast, version: UUID) -> None:
    tom, where = browser_of("tom"), page_of(larkbeam, version)
    form = form_with(tom.get(where), "revision_shown")
    typed = {"whom": "SOME", "review_months": "12", "people": "Mei Sato", "asks_acceptance": "on", "in_use": "on"}
    send(tom, where, form, **typed)
    id = policy_of(larkbeam.organisation, version)
    change(larkbeam, id, "Other words.")
    assert "one person is asked to read and accept it again" in says(tom.get(f"{HOME}policies/{id.hex}/draft/offer/"))
    new = offered(larkbeam, id)
    sign = says(browser_of("priya").get(f"{HOME}policies/{id.hex}/versions/{new.hex}/sign/"))
    assert "one person is asked to accept it" in sign


def test_a_topic_when_begun_here_is_one_of_those_there_are(larkbeam: Cast) -> None:
    begun(larkbeam, PolicyKind.TOPIC, "Fax machines")
    told = says(browser_of("tom").get(TOPICS))
    assert "One topic policy, none in force" in told
    assert "Fax machines" in told


def test_a_policy_s_page_says_whom_it_was_for_before(larkbeam: Cast, version: UUID) -> None:
    id = policy_of(larkbeam.organisation, version)
    page = f"{HOME}policies/{id.hex}/"
    assert "Whom it was for before" not in says(browser_of("tom").get(page))
    by, at = lead(larkbeam), after(1)
    change_policy(policy_id=id, revision_shown=1, owner_id=None, review_months=12, audience=["staff"], by=by, at=at)
    assert "Whom it was for before everybody until 7 January 2026" in says(browser_of("tom").get(page))
    assert "Whom it was for before" not in says(browser_of("ola").get(page))

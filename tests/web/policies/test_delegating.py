"""Topic policies signed below top management, through the pages: delegating, signing, ending, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.policies.enums import VersionState
from countersign.policies.queries import delegations, refusals, version
from countersign.web.health.registry import stuck_here
from tests.cast import Cast
from tests.policies.delegating import AS, UNTIL, delegated, ended, topic, waiting
from tests.policies.worlds import AT, after, begun, off_the_register, offered, second_leader
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.signing import SLUG, page_of, ready, sign
from tests.web.test_recorded import seen
from tests.web.world import browser_of

MEI = "mei@larkbeam.example"
LIST = f"/o/{SLUG}/policies/delegations/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def give(first: str = "priya", **typed: str) -> Answer:
    """The form of the page, filled in and sent by a browser without scripts."""
    client = browser_of(first)
    asked = {"who": "Mei Sato", "which": "EVERY", "until": "2026-07-06", **typed}
    return send(client, LIST, form_with(client.get(LIST), "who"), **asked)


def test_it_is_delegated_and_stands_on_the_list(larkbeam: Cast) -> None:
    topic(larkbeam)
    shown = seen(browser_of("priya").get(LIST))
    assert "Nobody signs besides top management" in shown
    assert "whoever signs in the place of top management goes here" in shown
    assert give(reason="What engineers do at home.").status_code == 303
    shown = seen(browser_of("priya").get(LIST))
    assert "One person signs besides top management" in shown
    assert "Mei Sato Engineering Lead All topic policies, those that come later too" in shown
    assert "“What engineers do at home.” By Priya Raman, CEO and founder, top management since 1 April 2019." in shown
    assert "From 8 January 2026 until 6 July 2026." in shown


def test_it_is_delegated_for_some_by_mail_address(larkbeam: Cast) -> None:
    policy, _ = topic(larkbeam), topic(larkbeam, "Access Policy")
    assert give(who=MEI, which="SOME", policies=policy.hex).status_code == 303
    assert delegations(larkbeam.organisation).get().policies == [policy.hex]
    told = seen(browser_of("mei").get(LIST))
    assert "You sign in the place of top management" in told
    assert "You Remote Working Policy By Priya Raman" in told


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"who": "Mia Satow"}, "Nobody here is “Mia Satow”"),
        ({"who": ""}, "Write the name or the mail address of somebody here."),
        ({"which": "SOME"}, "Tick the policies that it is for."),
        ({"until": ""}, "Say until which day it holds."),
        ({"until": "soon"}, "Write the day"),
    ],
)
def test_what_is_missing_is_said_beside_it(larkbeam: Cast, typed: dict[str, str], says: str) -> None:
    topic(larkbeam)
    answer = give(**typed, reason="What engineers do.")
    assert answer.status_code == 422
    assert says in seen(answer)
    assert "What engineers do." in answer.content.decode()
    assert not delegations(larkbeam.organisation)


def test_what_is_refused_is_said_above_and_nothing_typed_is_lost(larkbeam: Cast) -> None:
    answer = give(who="Priya Raman", reason="What engineers do.")
    assert (answer.status_code, "Nobody delegates to themselves" in seen(answer)) == (403, True)
    assert "What engineers do." in answer.content.decode()
    assert "Only these" not in seen(answer), "there is no topic policy to choose"


def test_the_parent_cannot_be_ticked(larkbeam: Cast) -> None:
    parent, _ = begun(larkbeam), topic(larkbeam)
    assert parent.hex not in browser_of("priya").get(LIST).content.decode()
    assert give(which="SOME", policies=parent.hex).status_code == 422


def test_whoever_looks_after_the_isms_reads_it_and_delegates_nothing(larkbeam: Cast) -> None:
    delegated(larkbeam)
    told = seen(browser_of("tom").get(LIST))
    assert "Mei Sato" in told
    assert "Delegate it" not in told
    assert browser_of("tom").post(f"{LIST}give/", {}).status_code == 403
    topic(larkbeam)
    assert "Who signs besides top management" in seen(browser_of("tom").get(f"/o/{SLUG}/policies/"))


def test_a_delegate_finds_it_reads_it_and_signs(larkbeam: Cast) -> None:
    """On the first page, on the page of the version, with the capacity before and after."""
    places = waiting(larkbeam)[1:]
    mei = browser_of("mei")
    home = seen(mei.get(f"/o/{SLUG}/"))
    assert "Sign “Remote Working Policy”, version 1.0" in home
    assert "You sign topic policies by delegation of Priya Raman, until 6 July 2026." in home
    page = page_of(*places)
    assert f"Mei Sato, as {AS}" in seen(mei.get(page))
    version_page = seen(mei.get(page_of(*places, "")))
    assert "Read and sign" in version_page
    assert "waits for top management, or whoever signs in its place" in version_page
    assert "Read and sign" in seen(mei.get(f"/o/{SLUG}/policies/{places[0].hex}/"))
    answer = sign(mei, page, MEI)
    assert (answer.status_code, answer["Location"]) == (303, page_of(*places, "receipt/"))
    receipt = seen(mei.get(answer["Location"]))
    assert AS in receipt
    assert "Control A.5.1" in receipt
    assert "Clause 5.1 a" not in receipt
    for first in ("mei", "ola", "priya"):
        assert f"Mei Sato {AS}" in seen(browser_of(first).get(page_of(*places, "")))
    assert "Sign “Remote Working Policy”" not in seen(mei.get(f"/o/{SLUG}/"))


def test_a_delegate_reads_the_receipt_of_what_is_not_in_force_yet(larkbeam: Cast) -> None:
    places = waiting(larkbeam, publish_when_signed=False)[1:]
    answer = sign(browser_of("mei"), page_of(*places), MEI)
    assert browser_of("mei").get(answer["Location"]).status_code == 200
    assert browser_of("ola").get(answer["Location"]).status_code == 404


def test_the_offer_names_whoever_could_sign_and_can_be_put_to_them(larkbeam: Cast) -> None:
    policy, _ = topic(larkbeam), delegated(larkbeam)
    page = f"/o/{SLUG}/policies/{policy.hex}/draft/offer/"
    tom = browser_of("tom")
    shown = seen(tom.get(page))
    assert f"Mei Sato {AS}" in shown
    named = {f"place_{larkbeam.person('mei').id.hex}": "ANY"}
    answer = send(tom, page, form_with(tom.get(page), "revision_shown"), **named)
    assert answer.status_code == 303
    assert "waits for Mei Sato" in seen(tom.get(answer["Location"]))
    assert "This version was offered to others, by name." in seen(browser_of("priya").get(answer["Location"]))


def test_the_offer_of_the_parent_names_top_management_alone(larkbeam: Cast) -> None:
    delegated(larkbeam)
    shown = seen(browser_of("tom").get(f"/o/{SLUG}/policies/{begun(larkbeam).hex}/draft/offer/"))
    assert "Priya Raman CEO and founder, top management since 1 April 2019" in shown
    assert "Mei Sato" not in shown


def test_a_page_that_was_open_too_long_says_that_it_was_ended(larkbeam: Cast) -> None:
    given, policy, id = waiting(larkbeam)
    places = policy, id
    mei, page = browser_of("mei"), page_of(*places)
    form, code = ready(mei, page, MEI)
    ended(larkbeam, given)
    answer = send(mei, page, form, code=code)
    assert answer.status_code == 403
    assert "The delegation by Priya Raman was ended on 7 January 2026." in seen(answer)
    assert version(larkbeam.organisation, places[1]).state is VersionState.OFFERED
    assert "ended on 7 January 2026" in seen(mei.get(page_of(*places, "decline/")))
    assert mei.get(page_of(*places, "")).status_code == 404


def test_whoever_holds_nothing_finds_no_page_to_sign(larkbeam: Cast) -> None:
    places = waiting(larkbeam)[1:]
    for end in ("", "sign/", "decline/", "receipt/"):
        assert browser_of("ola").get(page_of(*places, end)).status_code == 404, end


def test_a_delegate_says_no_with_a_reason(larkbeam: Cast) -> None:
    places = waiting(larkbeam)[1:]
    mei, page = browser_of("mei"), page_of(*places, "decline/")
    assert "It stays offered: Priya Raman can still sign it." in seen(mei.get(page))
    answer = send(mei, page, form_with(mei.get(page), "digest_shown"), because="Nobody asked my team.")
    assert answer.status_code == 303
    assert mei.get(answer["Location"]).status_code == 200
    assert [one.declined_as for one in refusals(larkbeam.organisation, places[1])] == [AS]
    assert "Mei Sato does not sign “Remote Working Policy”" in seen(browser_of("tom").get(f"/o/{SLUG}/"))


def test_it_is_given_back_by_its_holder(larkbeam: Cast) -> None:
    delegated(larkbeam)
    mei = browser_of("mei")
    page = f"{LIST}{delegations(larkbeam.organisation).get().id.hex}/end/"
    assert "Give back what Priya Raman delegated to you?" in seen(mei.get(page))
    form = form_with(mei.get(page), "act")
    assert "Say in a sentence why." in seen(send(mei, page, form))
    assert send(mei, page, form, because="I change teams.").status_code == 303
    told = seen(mei.get(LIST))
    assert "Nothing is delegated to you" in told
    assert "from 6 January 2026 to 8 January 2026; Mei Sato ended it: “I change teams.”" in told
    assert "You sign topic policies" not in seen(mei.get(f"/o/{SLUG}/"))
    assert "This delegation was ended before." in seen(mei.get(page))


def test_it_is_ended_by_any_leader(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ola")
    id = delegated(larkbeam)
    ola, page = browser_of("ola"), f"{LIST}{id.hex}/end/"
    assert "Should Mei Sato sign no more?" in seen(ola.get(page))
    assert send(ola, page, form_with(ola.get(page), "act"), because="New head.").status_code == 303
    assert browser_of("tom").get(page).status_code == 404
    assert form_to(browser_of("priya").get(LIST), "/give/").fields["act"]


def test_one_that_ended_by_itself_says_why(larkbeam: Cast) -> None:
    ola = second_leader(larkbeam, "ola")
    delegated(larkbeam, by=ola)
    off_the_register(larkbeam, "ola", after(1).date())
    told = seen(browser_of("priya").get(LIST))
    assert "Nobody signs besides top management" in told
    assert "Mei Sato, by delegation of Ola Nowak" in told
    assert "Ola Nowak, who delegated it, is not on the register of top management any more." in told


def test_an_offer_that_waits_for_a_delegate_is_stuck_when_that_ends(larkbeam: Cast) -> None:
    policy, given = topic(larkbeam), delegated(larkbeam)
    id: UUID = offered(larkbeam, policy, signatories=[larkbeam.person("mei").id])
    assert not stuck_of(larkbeam)
    ended(larkbeam, given)
    [one] = stuck_of(larkbeam)
    assert (one, AT.date() < UNTIL) == ("Remote Working Policy, version 1.0, cannot be signed", True)
    shown = seen(browser_of("tom").get(page_of(policy, id, "")))
    assert "Mei Sato, who neither leads any more nor has it delegated to them" in shown
    assert "Mei Sato cannot sign it any more. Take it back, and offer it anew to whoever can sign now." in shown


def stuck_of(here: Cast) -> list[str]:
    return [str(one.what) for one in stuck_here(here.organisation, after(2)) if "cannot be signed" in str(one.what)]


def test_whoever_signs_by_delegation_can_compare_it_with_what_was_before(larkbeam: Cast) -> None:
    _, policy, _ = waiting(larkbeam)
    page = f"/o/{SLUG}/policies/{policy.hex}/compare/"
    assert browser_of("mei").get(page).status_code == 200
    assert browser_of("ola").get(page).status_code == 404

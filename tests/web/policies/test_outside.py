"""Who outside can read the policy, from the inside: choosing, looking, publishing, and catching up."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from countersign.policies.queries import availability
from countersign.policies.text.redacting import shown_digest
from tests.cast import Cast
from tests.policies.publishing import CONTACT, made_public, on_request, published
from tests.policies.worlds import PASSAGES, after, begun, change, in_force_from, offered, signed
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/policies"
WORDS = list(PASSAGES.values())


def page(policy: UUID, end: str = "") -> str:
    return f"{HOME}/{policy.hex}/outside/{end}"


def words(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def chosen(answer: Answer) -> dict[str, str]:
    """The answers that stand in the form already."""
    form = answer.context["form"]
    return {one.key: form[f"choice-{one.key}"].value() for one in form.passages}


def sent(client: Client, policy: UUID, typed: dict[str, str]) -> Answer:
    """The choice, as it stands on the page but for what is typed."""
    shown = client.get(page(policy, "text/"))
    known = {f"choice-{key}": value for key, value in chosen(shown).items() if value}
    return client.post(page(policy, "text/"), {**form_with(shown, "contact").fields, **known, **typed})


def test_a_leader_publishes_what_was_looked_at(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    client = browser_of("priya")
    assert "Nobody has decided" in words(client.get(page(policy)))
    looked = sent(
        client, policy, {"choice-p0": "LEAVE", "choice-p1": "LEAVE", "instead-p1": "Ask us.", "contact": CONTACT}
    )
    assert looked.status_code == 200
    assert WORDS[0] not in words(looked)
    assert "[Ask us.]" in words(looked)
    assert "Two passages are left out." in words(looked)
    assert made_public(larkbeam) == []
    done = send(client, page(policy, "publish/"), form_to(looked, "/publish/"))
    assert (done.status_code, done["Location"]) == (303, page(policy))
    after_that = words(client.get(page(policy)))
    assert "Everybody can read a part of it" in after_that
    assert f"{settings.COUNTERSIGN_URL}/p/larkbeam-ltd/" in after_that
    [made] = made_public(larkbeam)
    assert made.left_out == {"p0": "", "p1": "Ask us."}
    outside = words(Client().get("/p/larkbeam-ltd/"))
    assert shown_digest(made.text) in outside
    assert shown_digest(made.text) in after_that
    assert made.document in after_that
    assert made.document not in outside


def test_what_was_not_looked_at_is_not_published(larkbeam: Cast) -> None:
    """A form that says something else than the page did: chosen again, with what was typed."""
    policy, _ = in_force_from(larkbeam)
    client = browser_of("priya")
    form = form_to(sent(client, policy, {"choice-p0": "LEAVE"}), "/publish/")
    stale = send(client, page(policy, "publish/"), form, left_out='{"p1": ""}')
    assert stale.status_code == 409
    assert "not what you were shown" in words(stale)
    assert chosen(stale)["p1"] == "LEAVE"
    for broken in ("[]", '{"p1": 1}', "x"):
        assert send(client, page(policy, "publish/"), form, left_out=broken).status_code == 422
    assert made_public(larkbeam) == []


def test_nothing_left_is_said_before_it_is_looked_at(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    refused = sent(browser_of("priya"), policy, {f"choice-p{n}": "LEAVE" for n in range(4)})
    assert refused.status_code == 403
    assert "Nothing of the policy would be left" in words(refused)


def test_a_new_version_asks_about_what_is_new_and_keeps_the_rest(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id, {"p0": "", "p1": "Ask us."}, contact=CONTACT, findable=True, names_shown=True)
    change(larkbeam, policy, WORDS[0], "We aim at other things.", *WORDS[2:], "Something new.", at=after(2))
    later = offered(larkbeam, policy, at=after(2))
    client = browser_of("priya")
    assert "Version 2.0 has applied" not in words(client.get(page(policy)))
    signed(larkbeam, later, at=after(3))
    behind = words(client.get(page(policy)))
    assert "made from version 1.0. Version 2.0 has applied since" in behind
    assert "The change is material" in behind
    shown = client.get(page(policy, "text/"))
    first, aims, third, fourth, new = chosen(shown)
    assert chosen(shown) == {first: "LEAVE", aims: None, third: "SHOW", fourth: "SHOW", new: None}
    assert (shown.context["form"]["contact"].value(), shown.context["form"]["findable"].value()) == (CONTACT, True)
    silent = sent(client, policy, {})
    assert silent.status_code == 422
    assert words(silent).count("say whether others read it") == 2
    looked = sent(client, policy, {f"choice-{aims}": "SHOW", f"choice-{new}": "LEAVE"})
    assert looked.status_code == 200
    assert "Something new." not in words(looked)


def test_a_long_text_can_be_chosen_from(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, *(f"Rule {number}." for number in range(1, 1201)))
    signed(larkbeam, offered(larkbeam, policy))
    looked = sent(browser_of("priya"), policy, {"choice-p0": "LEAVE"})
    assert looked.status_code == 200
    assert "Rule 1200." in words(looked)


def test_the_lead_sees_it_and_takes_it_down(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    client = browser_of("tom")
    assert client.get(page(policy, "text/")).status_code == 403
    asked = client.get(page(policy, "take-down/"))
    assert send(client, page(policy, "take-down/"), form_with(asked, "public_id")).status_code == 422
    done = send(client, page(policy, "take-down/"), form_with(asked, "public_id"), reason="It names a customer.")
    assert done.status_code == 303
    shown = words(client.get(page(policy)))
    assert "Nobody has decided" in shown
    assert "It names a customer." in shown


@pytest.mark.parametrize(
    ("answer", "mode"),
    [
        ({"mode": "ON_REQUEST", "contact": CONTACT}, "ON_REQUEST"),
        ({"mode": "NOT_SHARED", "reason": "No."}, "NOT_SHARED"),
    ],
)
def test_a_leader_decides_without_a_text(larkbeam: Cast, answer: dict[str, str], mode: str) -> None:
    policy = begun(larkbeam)
    client = browser_of("priya")
    asked = client.get(page(policy, "decide/"))
    form = form_with(asked, "contact")
    assert send(client, page(policy, "decide/"), form, mode=mode).status_code == 422
    assert send(client, page(policy, "decide/"), form, **answer).status_code == 303
    decided = availability(larkbeam.organisation, policy)
    assert decided
    assert decided.mode == mode


def test_staff_see_who_outside_can_read_it(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    on_request(larkbeam, policy)
    shown = browser_of("ola").get(page(policy))
    assert "People outside get it on request" in words(shown)
    assert "/decide/" not in words(shown)
    assert "Who outside can read it" in words(browser_of("ola").get(f"{HOME}/{policy.hex}/"))

"""Signing by several, saying no, and taking back, through the pages."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.policies.enums import VersionState
from countersign.policies.queries import cosignatures, forewords, refusals, version, versions
from countersign.policies.text.starter import STARTER
from tests.acknowledgements.worlds import accepted_by
from tests.cast import Cast
from tests.entrance.signing_in import PRIYA
from tests.policies.worlds import (
    after,
    begun,
    by_several,
    in_force_from,
    off_the_register,
    offered,
    second_leader,
    signed,
)
from tests.web.pages import form_with, send
from tests.web.signing import SLUG, page_of, ready, sign
from tests.web.test_recorded import seen
from tests.web.world import browser_of

MEI = "mei@larkbeam.example"
OWN = "I lost a laptop once. That is why I care."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def text(first: str, places: tuple[UUID, UUID], end: str = "") -> str:
    return seen(browser_of(first).get(page_of(*places, end)))


def test_two_sign_one_after_the_other_and_every_page_shows_both(larkbeam: Cast) -> None:
    places = by_several(larkbeam, "mei", "priya", in_order=True)
    assert "It is not your turn yet: Mei Sato signs before you." in text("priya", places, "sign/")
    assert "It is not your turn yet" in text("priya", places)
    assert "After this it still waits for Priya Raman." in text("mei", places, "sign/")
    answer = sign(browser_of("mei"), page_of(*places, "sign/"), MEI)
    assert (answer.status_code, answer["Location"]) == (303, page_of(*places, "receipt/"))
    receipt = text("mei", places, "receipt/")
    assert "Signed, and it waits for others" in receipt
    assert "waits for Priya Raman" in receipt
    page = page_of(*places, "sign/")
    priya = browser_of("priya")
    form, code = ready(priya, page, PRIYA)
    assert send(priya, page, form, code=code, foreword=OWN).status_code == 303
    assert forewords(larkbeam.organisation, places[1]) == {larkbeam.person("priya").id: OWN}
    for end in ("", "receipt/"):
        shown = text("ola", places, end)
        assert shown.index("Mei Sato") < shown.index(OWN) < shown.rindex("Priya Raman")
    assert "Signed by Mei Sato, as one of several" in text("tom", places)
    proofs = [browser_of("ola").get(page_of(*places, f"receipt/proof/{which}")) for which in ("", "?hand=1", "?hand=7")]
    assert proofs[0].content != proofs[1].content
    assert [one.status_code for one in proofs] == [200, 200, 404]


def test_our_own_words_are_refused_and_what_was_typed_stays(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    places = policy, offered(larkbeam, policy)
    priya, page = browser_of("priya"), page_of(*places, "sign/")
    form, code = ready(priya, page, PRIYA)
    answer = send(priya, page, form, code=code, foreword=STARTER)
    assert answer.status_code == 422
    assert "These are our words, not yours." in seen(answer)
    assert version(larkbeam.organisation, places[1]).state is VersionState.OFFERED
    assert send(priya, page, form_with(answer, "code"), code=code, foreword=OWN).status_code == 303


def test_a_no_is_recorded_with_its_reason_and_shown(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    policy = begun(larkbeam)
    places = policy, offered(larkbeam, policy)
    priya, page = browser_of("priya"), page_of(*places, "decline/")
    assert "It stays offered: Mei Sato can still sign it." in seen(priya.get(page))
    form = form_with(priya.get(page), "digest_shown")
    empty = send(priya, page, form)
    assert (empty.status_code, refusals(larkbeam.organisation, places[1])) == (422, [])
    assert "Say in a sentence why" in seen(empty)
    assert send(priya, page, form, because="It promises too much.").status_code == 303
    assert "Priya Raman does not sign it Version 1.0: “It promises too much.”" in text("tom", places)
    assert "It promises too much." in seen(browser_of("tom").get(f"/o/{SLUG}/"))
    assert browser_of("ola").get(page).status_code == 404
    assert "Only top management can sign a policy." in seen(browser_of("tom").get(page))


def test_an_offer_is_taken_back_and_what_is_in_force_withdrawn_with_its_consequence(larkbeam: Cast) -> None:
    places = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", places[1], at=after(1))
    lead, page = browser_of("tom"), page_of(*places, "withdraw/")
    assert "only top management can withdraw it" in seen(lead.get(page))
    assert lead.post(page, {"act": UUID(int=9), "reason": "Mine."}).status_code == 403
    priya = browser_of("priya")
    asked = priya.get(page)
    assert "From this moment no version of it is in force" in seen(asked)
    assert send(priya, page, form_with(asked, "act")).status_code == 422
    later = places[0], offered(larkbeam, places[0], at=after(1))
    back = page_of(*later, "withdraw/")
    for browser, address in ((lead, back), (priya, page)):
        form = form_with(browser.get(address), "act")
        assert send(browser, address, form, reason="We have to think again.").status_code == 303
    states = {one.id: (one.state, one.withdrawn_because) for one in versions(larkbeam.organisation, places[0])}
    gone = (VersionState.WITHDRAWN, "We have to think again.")
    assert states == {places[1]: gone, later[1]: gone}
    assert "waits for top management" not in text("tom", later)


def test_it_is_offered_by_name_and_the_form_says_what_is_no_order(larkbeam: Cast) -> None:
    mei, priya = second_leader(larkbeam, "mei").person, larkbeam.person("priya").id
    assert mei
    policy, lead = begun(larkbeam), browser_of("tom")
    page = f"/o/{SLUG}/policies/{policy.hex}/draft/offer/"
    form = form_with(lead.get(page), "revision_shown")
    for places, says in (
        (("1", "1"), "in the same place"),
        (("1", "ANY"), "a place, or none"),
        (("7", ""), "Choose one"),
    ):
        typed = dict(zip((f"place_{mei.hex}", f"place_{priya.hex}"), places, strict=True))
        answer = send(lead, page, form, material="YES", **typed)
        assert answer.status_code == 422
        assert says in seen(answer)
    named = {f"place_{mei.hex}": "2", f"place_{priya.hex}": "1"}
    assert send(lead, page, form, material="YES", **named).status_code == 303
    [made] = versions(larkbeam.organisation, policy)
    assert (made.signatories, made.in_order) == ([priya.hex, mei.hex], True)
    off_the_register(larkbeam, "mei", after(2).date())
    signed(larkbeam, made.id, at=after(2))
    assert len(cosignatures(larkbeam.organisation, made.id)) == 1
    shown = text("tom", (policy, made.id))
    assert "Mei Sato, no longer on the register of top management" in shown
    assert "Mei Sato cannot sign it any more. Take it back, and offer it anew to whoever can sign now." in shown

"""The page for people outside: what stands there, who finds it, and that nothing else ever does."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from countersign.kernel.actors import Hat
from countersign.policies.commands.create import create
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.take_down import take_down
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import AvailabilityMode, PolicyKind
from countersign.policies.text.redacting import shown_digest
from tests.cast import Cast, id_of
from tests.examples.worlds import SLUG, lived
from tests.policies.publishing import CONTACT, made_public, not_shared, on_request, published
from tests.policies.worlds import (
    AT,
    PASSAGES,
    after,
    begun,
    change,
    draft,
    in_force_from,
    lead,
    leader,
    offered,
    signed,
)
from tests.web.pages import Answer, bare
from tests.web.world import browser_of

HERE = "/p/larkbeam-ltd/"
WORDS = list(PASSAGES.values())


def words(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def nothing() -> bytes:
    return bare(Client().get("/p/no-such-firm/"))


def hidden() -> bool:
    answer = Client().get(HERE)
    return (answer.status_code, bare(answer)) == (404, nothing())


def test_everybody_reads_what_was_made_public(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    published(larkbeam, id, {"p0": "", "p1": "Ask us."}, contact=CONTACT)
    answer = Client().get(HERE)
    shown, row = words(answer), made_public(larkbeam)[0]
    assert answer.status_code == 200
    assert WORDS[0] not in shown
    assert WORDS[1] not in shown
    assert all(one in shown for one in (WORDS[2], WORDS[3], "[Ask us.]", CONTACT))
    assert "Made from version 1.0, signed on 6 January 2026." in shown
    assert "Two passages are left out. In the place of one stands a sentence in square brackets" in shown
    assert shown_digest(row.text) in shown
    assert row.document not in shown, "somebody could try words on it"
    assert row.version.document not in shown
    assert set(re.findall(r'data-block="([^"]+)"', answer.content.decode())) <= {f"b{n}" for n in range(1, 9)}
    assert "Priya" not in shown


def test_whoever_signed_is_named_where_that_was_chosen(larkbeam: Cast) -> None:
    published(larkbeam, in_force_from(larkbeam)[1], names_shown=True)
    shown = words(Client().get(HERE))
    assert "signed on 6 January 2026 by Priya Raman" in shown
    assert "Nothing is left out." in shown
    assert made_public(larkbeam)[0].version.document in shown


def test_it_sets_no_cookie_runs_no_script_and_may_be_kept_for_minutes(larkbeam: Cast) -> None:
    published(larkbeam, in_force_from(larkbeam)[1])
    for client in (Client(), browser_of("priya")):
        answer = client.get(HERE)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert {*answer["Cache-Control"].split(", ")} == {"public", "max-age=300"}
        assert "<script" not in words(answer)
        assert "<form" not in words(answer)
    assert bare(Client().get(HERE)) == bare(browser_of("priya").get(HERE))
    assert Client().post(HERE).status_code == 405


@pytest.mark.parametrize("findable", [True, False])
def test_search_engines_are_told_what_was_chosen(larkbeam: Cast, findable: bool) -> None:
    published(larkbeam, in_force_from(larkbeam)[1], findable=findable)
    assert Client().get(HERE).get("X-Robots-Tag", "") == ("" if findable else "noindex, nofollow")


def test_on_request_says_where_to_write_and_nothing_of_the_text(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    on_request(larkbeam, policy)
    answer = Client().get(HERE)
    assert f"mailto:{CONTACT}" in words(answer)
    assert not [one for one in (*WORDS, draft(larkbeam, policy).title) if one in words(answer)]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_nothing_decided_and_not_shared_answer_like_nobody(larkbeam: Cast) -> None:
    assert hidden()
    policy, id = in_force_from(larkbeam)
    assert hidden()
    published(larkbeam, id)
    assert not hidden()
    not_shared(larkbeam, policy, at=after(2))
    assert hidden()


def test_what_was_taken_back_answers_like_nobody(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    take_down(public_id=published(larkbeam, id), reason="No.", by=lead(larkbeam), at=after(2))
    assert hidden()
    published(larkbeam, id, at=after(3))
    assert not hidden()
    withdraw(version_id=id, reason="No.", by=leader(larkbeam), at=after(4))
    assert hidden()


def test_nothing_that_is_not_in_force_is_ever_there(larkbeam: Cast) -> None:
    """Embargo: while the next version is written, offered and signed, the page says what it said."""
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    before = bare(Client().get(HERE))
    change(larkbeam, policy, "We buy Stonecross.", at=after(2))
    assert bare(Client().get(HERE)) == before
    later = offered(larkbeam, policy, at=after(2))
    assert bare(Client().get(HERE)) == before
    signed(larkbeam, later, at=after(3))
    assert "Stonecross" not in words(Client().get(HERE))


def test_a_text_that_is_not_in_step_says_so(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    assert "Since" not in words(Client().get(HERE))
    change(larkbeam, policy, "We back up each night.", at=after(2))
    signed(larkbeam, offered(larkbeam, policy, material=False, at=after(2)), at=after(3))
    shown = words(Client().get(HERE))
    assert "It was made from version 1.0. Since 9 January 2026 version 1.1 applies. The wording changed" in shown
    assert "We back up" not in shown
    change(larkbeam, policy, "We sell backups.", at=after(4))
    signed(larkbeam, latest := offered(larkbeam, policy, at=after(4)), at=after(5))
    shown = words(Client().get(HERE))
    assert "version 2.0 applies. What changed stands in that version and not here." in shown
    published(larkbeam, latest, at=after(6))
    assert "applies" not in words(Client().get(HERE))


def test_a_policy_for_a_topic_is_no_public_policy(larkbeam: Cast) -> None:
    begun(larkbeam)
    assert hidden()


def test_an_example_says_so_and_nothing_of_how_the_installation_fares(larkbeam: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    here = lived()
    kit, bo = here.actor("kit", Hat.ISMS_LEAD), here.actor("bo", Hat.TOP_MANAGEMENT)
    policy = id_of(create(kind=PolicyKind.PARENT, title="Policy", by=kit, at=AT))
    mode = AvailabilityMode.ON_REQUEST
    decide_availability(policy_id=policy, mode=mode, contact=CONTACT, by=bo, at=after(1))
    shown = words(Client().get(f"/p/{SLUG}/"))
    assert "EXAMPLE" in shown
    assert "trial installation" not in shown
    assert "worker has been silent" not in shown

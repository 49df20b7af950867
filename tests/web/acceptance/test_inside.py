"""Signed in: read, accept, answer otherwise; what one has accepted; the receipt and its proof."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.delivery.models import Mail
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from tests.acknowledgements.worlds import in_force_from, next_version, topic
from tests.cast import Cast
from tests.policies.worlds import after
from tests.web.acceptance.worlds import fields, inside, says, send
from tests.web.world import browser_of, stranger


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    return in_force_from(larkbeam)[1]


def names(here: Cast) -> list[tuple[str, str]]:
    found = Acceptance.objects.filter(organisation_id=here.organisation).select_related("person")
    return [(str(one.person), one.confirmed) for one in found]


def test_accept_needs_a_tick_and_no_code(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    page = ola.get(inside(version))
    assert "Send me a code" not in says(page)
    assert "checked" not in page.content.decode()
    assert send(ola, inside(version)).status_code == 422
    answer = send(ola, inside(version), agreed="on")
    assert (answer.status_code, answer["Location"]) == (303, inside(version))
    assert names(larkbeam) == [("Ola Nowak", "SESSION")]
    assert Mail.objects.filter(organisation_id=larkbeam.organisation).count() == 0


def test_the_same_form_twice_leads_to_the_same_receipt(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    form = {**fields(ola.get(inside(version))), "agreed": "on"}
    other = {**fields(ola.get(inside(version))), "agreed": "on"}
    assert [ola.post(inside(version), sent).status_code for sent in (form, form, other)] == [303, 303, 303]
    assert len(names(larkbeam)) == 1


@pytest.mark.parametrize(("field", "says_so"), [("digest_shown", "not the text"), ("words_shown", "not the sentence")])
def test_another_text_or_sentence_than_was_shown_is_stale(
    larkbeam: Cast, version: UUID, field: str, says_so: str
) -> None:
    answer = send(browser_of("ola"), inside(version), agreed="on", **{field: "sha256:0"})
    assert (answer.status_code, says_so in says(answer)) == (409, True)
    assert 'name="agreed"' in answer.content.decode()
    assert names(larkbeam) == []


def test_the_signer_is_the_session_s_person_whatever_is_sent(larkbeam: Cast, version: UUID) -> None:
    mei = larkbeam.person("mei").id
    send(browser_of("ola"), inside(version), agreed="on", person=str(mei), person_id=str(mei), by=str(mei))
    assert names(larkbeam) == [("Ola Nowak", "SESSION")]


def test_a_stranger_finds_nothing(larkbeam: Cast, version: UUID) -> None:
    for page in ("", "question/", "decline/", "proof/", "everybody/"):
        assert stranger().get(inside(version, page)).status_code == 404
        assert Client().get(inside(version, page)).status_code == 302


def test_the_proof_comes_with_the_next_checkpoint(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    assert "There is no proof yet" in says(ola.get(inside(version, "proof/")))
    send(ola, inside(version), agreed="on")
    assert "once the next checkpoint covers it" in says(ola.get(inside(version)))
    issue_checkpoints(datetime.now(UTC).replace(microsecond=0))
    assert "Download the proof" in says(ola.get(inside(version)))
    proof = ola.get(inside(version, "proof/"))
    assert proof["Content-Disposition"] == 'attachment; filename="acceptance-1.0.tlog-proof"'
    assert proof.content.decode().startswith("c2sp.org/tlog-proof@v1\n")


def test_an_answer_is_one_s_own_and_waits_once(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    answer = send(ola, inside(version, "question/"), text="What about phones?")
    assert (answer.status_code, answer["Location"]) == (303, inside(version))
    assert "What about phones?" in says(ola.get(inside(version)))
    again = ola.get(inside(version, "decline/"))
    assert "<textarea" not in again.content.decode()
    assert send(browser_of("mei"), inside(version, "decline/"), text=" ").status_code == 422
    assert Reply.objects.filter(organisation_id=larkbeam.organisation).count() == 1


def test_my_policies_shows_what_is_owed_and_what_was_accepted(larkbeam: Cast) -> None:
    ola, mine = browser_of("ola"), "/o/larkbeam-ltd/acceptances/mine/"
    assert "Nothing is asked of you yet" in says(ola.get(mine))
    policy, first = in_force_from(larkbeam)
    second = topic(larkbeam)
    assert "Two policies wait for your name" in says(ola.get(mine))
    for one in (first, second):
        send(ola, inside(one), agreed="on")
    assert "You owe nothing" in says(ola.get(mine))
    next_version(larkbeam, policy, material=True, at=after(3))
    told = says(ola.get(mine))
    assert "One policy waits for your name" in told
    assert "in force no more" in told


def test_the_first_page_lists_it_and_so_does_the_mail_until_it_is_done(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    assert "Read and accept “Information Security Policy”, version 1.0" in says(ola.get("/o/larkbeam-ltd/"))
    send(ola, inside(version), agreed="on")
    assert "Nothing waits for you" in says(ola.get("/o/larkbeam-ltd/"))

"""What the script of the writing page is answered: the same act as the button's, in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.entrance.acts import fresh_act
from countersign.ledger.queries import newest_checkpoint
from tests.cast import Cast
from tests.policies.worlds import TITLE, after, begun, change, draft, lead
from tests.web.pages import Answer, form_with
from tests.web.world import browser_of

HTML = "<p>We look after rotas.</p>"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2, hours=3), tick=False):
        yield


def page(policy: UUID) -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/draft/edit/"


def typed(here: Cast, policy: UUID, **changed: str) -> dict[str, str]:
    shown = str(draft(here, policy).revision)
    return {"title": TITLE, "text": HTML, "revision_shown": shown, "act": str(fresh_act()), **changed}


def sent(client: Client, policy: UUID, words: dict[str, str]) -> Answer:
    return client.post(page(policy), words, headers={"Accept": "application/json"})


def test_a_save_answers_when_and_what_comes_next(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    before = newest_checkpoint(larkbeam.organisation)
    first = sent(tom, policy, typed(larkbeam, policy))
    assert first.status_code == 200
    assert first.json() | {"act": ""} == {"at": "12:00", "revision": 2, "act": ""}
    again = sent(tom, policy, typed(larkbeam, policy, text="<p>More.</p>", act=first.json()["act"]))
    assert again.json()["revision"] == 3
    assert "More." in str(draft(larkbeam, policy).text)
    assert newest_checkpoint(larkbeam.organisation) == before, "what is being written is no evidence"


def test_a_save_that_changes_nothing_writes_nothing(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    sent(tom, policy, typed(larkbeam, policy))
    before = draft(larkbeam, policy)
    answer = sent(tom, policy, typed(larkbeam, policy))
    assert answer.json()["revision"] == before.revision
    assert draft(larkbeam, policy).edited_at == before.edited_at


def test_a_save_sent_twice_is_done_once(larkbeam: Cast) -> None:
    """The first answer was lost on its way."""
    policy, tom = begun(larkbeam), browser_of("tom")
    words = typed(larkbeam, policy)
    first, second = sent(tom, policy, words), sent(tom, policy, words)
    assert (first.json()["revision"], second.json()["revision"]) == (2, 2)


def test_a_save_sent_twice_after_which_somebody_else_came_is_stale(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    words = typed(larkbeam, policy)
    sent(tom, policy, words)
    change(larkbeam, policy, "Somebody else.", by=lead(larkbeam))
    answer = sent(tom, policy, words)
    assert answer.status_code == 409
    assert answer.json()["refusal"].startswith("Tom Okafor has saved this draft after you.")
    assert answer.json()["arrived"] is True


def test_whether_a_save_has_arrived_can_be_asked_and_asking_saves_nothing(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    words = typed(larkbeam, policy)
    asked = sent(tom, policy, {**words, "revision_shown": "0"})
    assert (asked.status_code, "arrived" in asked.json()) == (409, False)
    assert draft(larkbeam, policy).revision == 1
    sent(tom, policy, words)
    told = sent(tom, policy, {**words, "revision_shown": "0"}).json()
    assert (told["arrived"], told["revision"], told["own"]) == (True, 2, True)
    assert draft(larkbeam, policy).revision == 2


def test_a_save_of_what_somebody_else_changed_is_stale_and_overwrites_nothing(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    words = typed(larkbeam, policy)
    change(larkbeam, policy, "Somebody else.")
    answer = sent(tom, policy, words)
    assert answer.status_code == 409
    assert answer.json() == {
        "refusal": "Somebody changed this draft after you opened it. Look at both texts, then save again."
    }
    assert "Somebody else." in str(draft(larkbeam, policy).text)


def test_a_save_that_cannot_be_says_why(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    answer = sent(tom, policy, typed(larkbeam, policy, title=" "))
    assert (answer.status_code, "refusal" in answer.json()) == (422, True)
    assert draft(larkbeam, policy).revision == 1


def test_whoever_is_signed_out_is_sent_to_sign_in(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    answer = sent(Client(), policy, typed(larkbeam, policy))
    assert (answer.status_code, answer["Location"].startswith("/sign-in/")) == (302, True)


def test_the_page_tells_the_script_whose_text_it_is(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    content = tom.get(page(policy)).content.decode()
    assert f'data-policy="{policy.hex}" data-person="{larkbeam.person("tom").id.hex}"' in content
    assert "data-waits" not in content
    form = form_with(tom.get(page(policy)), "revision_shown").fields
    change(larkbeam, policy, "Somebody else.")
    both = tom.post(page(policy), {**form, "text": HTML})
    assert both.status_code == 409
    assert "data-waits" in both.content.decode(), "somebody looks at both texts before one is saved"


def test_signing_out_empties_what_the_browser_keeps(larkbeam: Cast) -> None:
    assert browser_of("tom").post("/sign-out/")["Clear-Site-Data"] == '"storage"'


def test_both_texts_are_shown_in_one_with_what_they_differ_in(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    change(larkbeam, policy, "We look after rotas.", "We look after phones.", at=after(1))
    mine = typed(larkbeam, policy, text="<p>We look after rotas.</p><p>We look after tablets &amp; phones.</p>")
    change(larkbeam, policy, "We look after rotas.", "We look after phones, all of them.", at=after(2))
    page_shown = tom.post(page(policy), mine)
    assert page_shown.status_code == 409
    told = page_shown.content.decode()
    sheet = told.partition("Both texts in one")[2].partition("</article>")[0]
    assert sheet.count("We look after rotas.") == 1, "what both say stands there once"
    marked = dict(re.findall(r"<(ins|del)[^>]*>(?:<span[^>]*>[^<]*</span>)?([^<]*)", sheet.partition("</p>")[2]))
    assert marked == {"del": "phones, all of them", "ins": "tablets &amp; phones"}
    assert "One paragraph changed." in told

"""What a file or a paste held and the text cannot hold is told, in every way that words come in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from countersign.ledger.files import keep
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.commands.settle import settle
from countersign.policies.queries import parent_policy, version
from tests.cast import Cast
from tests.policies.reading import said
from tests.policies.worlds import after, begun, change, draft, in_force_from, lead, leader, offered, signed
from tests.web.pages import Answer, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/policies/"
NOTED = re.compile(r'name="noted" value="([^"]*)"')
MARKDOWN = """# Rules for all of us

Lock your screen.

![the floor plan](plan.png)

| Who | What |
| --- | --- |
| All | <script>alert(1)</script> |
"""
LOST = (
    "The file calls itself “Rules for all of us”. Here it is called what was typed.",
    "The picture “the floor plan” was left out: a signed text holds words only.",
    "A part of the kind <script> was left out: a signed text holds words only.",
)


@pytest.fixture(autouse=True)
def on_the_day(tmp_path: Path) -> Iterator[None]:
    with time_machine.travel(after(2), tick=False), override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield


def typed(here: Cast, policy: UUID, html: str) -> Answer:
    page = f"{HOME}{policy.hex}/draft/edit/"
    form = form_with(get(browser_of("tom"), page), "revision_shown")
    return browser_of("tom").post(page, {**form.fields, "text": html})


def begun_from(text: str, title: str, name: str = "rules.md") -> Any:
    tom, page = browser_of("tom"), f"{HOME}new/"
    fields = form_with(tom.get(page), "title").fields
    file = SimpleUploadedFile(name, text.encode(), "text/markdown")
    return tom.post(page, {**fields, "title": title, "way": "WORD", "file": file})


def test_what_a_new_policy_loses_of_its_file_is_told_beside_the_draft(larkbeam: Cast) -> None:
    assert begun_from(MARKDOWN, "Information Security Policy").status_code == 303
    policy = parent_policy(larkbeam.organisation)
    assert policy is not None
    for page in ("draft/edit/", "draft/"):
        told = seen(get(browser_of("tom"), f"{HOME}{policy.id.hex}/{page}"))
        assert "Changed or left out on the way in" in told
        assert all(one in told for one in LOST)


def test_a_file_without_a_title_is_not_said_to_be_called_after_itself(larkbeam: Cast) -> None:
    begun_from("Lock your screen.", "Information Security Policy", "clear_desk.md")
    policy = parent_policy(larkbeam.organisation)
    assert policy is not None
    assert draft(larkbeam, policy.id).left_out == ""
    assert "Changed or left out on the way in" not in seen(get(browser_of("tom"), f"{HOME}{policy.id.hex}/draft/"))


def test_what_was_typed_and_cannot_stay_is_told_too(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert typed(larkbeam, policy, '<p>Ours.</p><img src="a.png" alt="our seal">').status_code == 303
    told = seen(get(browser_of("tom"), f"{HOME}{policy.hex}/draft/"))
    assert "The picture “our seal” was left out: a signed text holds words only." in told
    typed(larkbeam, policy, '<p>Ours.</p><svg><path d="M0 0"/></svg>')
    assert len(draft(larkbeam, policy).left_out.splitlines()) == 2, (
        "what was told before stays, although no word changed"
    )


def test_what_was_left_out_is_told_until_somebody_ticks_it_off(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    typed(larkbeam, policy, '<p>Ours.</p><img src="a.png" alt="our seal"><svg><path d="M0 0"/></svg>')
    page = f"{HOME}{policy.hex}/draft/edit/"
    answer = get(browser_of("tom"), page)
    form, ticked = form_with(answer, "revision_shown"), NOTED.findall(answer.content.decode())
    assert [len(unescape(one).splitlines()) for one in ticked] == [2]
    send(browser_of("tom"), page, form, text="<p>Ours, rewritten.</p>")
    assert "our seal" in seen(get(browser_of("tom"), page))
    form = form_with(get(browser_of("tom"), page), "revision_shown")
    send(browser_of("tom"), page, form, text="<p>Ours, rewritten.</p>", noted=unescape(ticked[0]))
    for shown in (page, f"{HOME}{policy.hex}/draft/"):
        assert "Changed or left out on the way in" not in seen(get(browser_of("tom"), shown))


def test_what_was_left_out_of_a_signed_text_is_told_of_that_text_alone(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    typed(larkbeam, policy, '<p>Ours.</p><img src="a.png" alt="our seal">')
    signed(larkbeam, offered(larkbeam, policy, at=after(3)), at=after(3))
    page = f"{HOME}{policy.hex}/draft/"
    assert "our seal" not in seen(get(browser_of("tom"), page))
    change(larkbeam, policy, "Ours, and better.", at=after(4))
    assert "our seal" not in seen(get(browser_of("tom"), page))


def test_what_was_left_out_is_told_until_the_text_is_signed(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    typed(larkbeam, policy, '<p>Ours.</p><img src="a.png" alt="our seal">')
    now = draft(larkbeam, policy)
    one = said(larkbeam, policy, leader(larkbeam), now.text["blocks"][0]["id"], passage="All ours.")
    settle(remark_id=one.id, revision_shown=now.revision, taken=True, by=lead(larkbeam), at=after(3))
    assert "our seal" in draft(larkbeam, policy).left_out


def replaced(policy: UUID, text: str, name: str = "rules.md", **sent: Any) -> Any:
    page, tom = f"{HOME}{policy.hex}/draft/words/", browser_of("tom")
    fields = form_with(tom.get(page), "revision_shown").fields
    file = SimpleUploadedFile(name, text.encode(), "text/markdown")
    return tom.post(page, {**fields, "file": file, **sent})


def test_the_next_version_comes_from_a_file_as_the_first_one_did(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    page = f"{HOME}{policy.hex}/draft/"
    assert f"{page}words/" in get(browser_of("tom"), page).content.decode()
    answer = replaced(policy, MARKDOWN, title="Information Security Policy")
    assert (answer.status_code, answer["Location"]) == (303, page)
    told = seen(get(browser_of("tom"), page))
    assert "Lock your screen." in told
    assert all(one in told for one in LOST)
    new = offered(larkbeam, policy, at=after(3))
    assert [version(larkbeam.organisation, new).label, version(larkbeam.organisation, new).source] == ["2.0", None]


def test_words_from_a_file_let_a_finished_pdf_go(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    shown = draft(larkbeam, policy)
    given = {"title": shown.title, "text": shown.text, "source": keep(larkbeam.organisation, b"%PDF-1.7, as printed")}
    bring_in(policy_id=policy, revision_shown=shown.revision, **given, by=lead(larkbeam), at=after(1))
    assert f"{HOME}{policy.hex}/draft/words/" in get(browser_of("tom"), f"{HOME}{policy.hex}/draft/").content.decode()
    replaced(policy, "Lock your screen.")
    now = draft(larkbeam, policy)
    assert (now.source, now.text["blocks"][0]["runs"]) == (None, [{"text": "Lock your screen."}])


def test_a_file_that_cannot_be_read_leaves_the_draft(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    answer = replaced(policy, "%PDF-1.7", "rules.pdf", title="Rules")
    assert answer.status_code == 422
    assert "rules.pdf is a PDF." in seen(answer)
    assert replaced(policy, "Lock your screen.", revision_shown="7").status_code == 409
    assert draft(larkbeam, policy).revision == 1


def test_whoever_does_not_write_policies_cannot_bring_words(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert browser_of("ola").get(f"{HOME}{policy.hex}/draft/words/").status_code == 403


def test_gaps_stop_the_offer_and_the_page_says_so(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    change(larkbeam, policy, "We look after [what you look after].")
    page = f"{HOME}{policy.hex}/draft/offer/"
    told = get(tom, page)
    stops, _, rest = seen(told).partition("They do not stop you.")
    assert "Fill these in first" in stops
    assert "[what you look after]" in stops
    assert "[what you look after]" not in rest
    assert "Offer it for signature" not in rest
    assert "No passage is marked for" in rest
    answer = send(tom, page, form_with(told, "revision_shown"), material="YES")
    assert answer.status_code == 403
    assert "These places still have to be filled in: [what you look after]." in seen(answer)
    change(larkbeam, policy, "We look after rotas.")
    now = seen(get(tom, page))
    assert "Fill these in first" not in now
    assert "Offer it for signature" in now

"""Hostile words in every field, on pages, in PDFs, packs and mails: they stay words, and nobody asks at an address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.ledger.files import read
from countersign.packs.enums import Names
from countersign.people.queries import people
from countersign.policies.queries import version
from countersign.policies.rounds.render import render
from tests import chromium
from tests.cast import Cast, cast
from tests.delivery.post import Post, part, post_office
from tests.engine import LACKS
from tests.faults.number import asked, reached, told
from tests.faults.rendering.listening import BAIT, Listener, listener, look
from tests.faults.rendering.payloads import payloads
from tests.faults.rendering.reading import acts_in, more_than_words
from tests.faults.rendering.telling import HERE, Told, fit_for_a_title, tell
from tests.packs.worlds import exported, inside
from tests.policies.documents.pdfs import letters
from tests.policies.worlds import AT
from tests.web.world import browser_of

TITLES = asked("TITLES", 1)
"""Every word stands in every other field; so many of them are a policy's title, one story each."""

TELLS = 20
"""So much of a title is enough to find it."""

LATER = AT + timedelta(days=10)

pytestmark = pytest.mark.slow


@pytest.fixture
def post(tmp_path: Path, db: None) -> Iterator[Post]:
    with (
        post_office() as office,
        override_settings(MAILERS={"default": office.mailer}, COUNTERSIGN_FILES=tmp_path / "files"),
    ):
        yield office


@pytest.mark.skipif(chromium.find() is None, reason=LACKS + "Chromium or Chrome")
def test_hostile_words_stay_words_wherever_they_are_shown(post: Post, tmp_path: Path) -> None:
    here = cast("larkbeam-ltd")
    with listener() as heard:
        words = payloads(heard.url)
        assert more_than_words(f"<p>{heard.url}</p><img src='{heard.url}'>", heard.url), "it would be found"
        seen = []
        for number in range(TITLES):
            seen.append(shown(here, post, heard, tmp_path / str(number), number))
            reached(number + 1, TITLES)
    told(f"{len(words)} words, {TITLES} of them as titles; {sum(seen):,} pages, PDFs, packs and mails; 0 requests")


def shown(here: Cast, post: Post, heard: Listener, folder: Path, number: int) -> int:
    """One story, everything that shows it, and what a browser does with that. Returns how many things were shown."""
    before, words = transaction.savepoint_create(), payloads(heard.url)
    post.mails.clear()
    folder.mkdir()
    with time_machine.travel(LATER, tick=False):
        titles = fit_for_a_title(words)
        title = titles[(number + 12) % len(titles)]
        story = tell(here, words, title)
        pages = {**pages_of(here, story), **packs_of(here, heard), **mails_of(here, post)}
    check_pdf(here, story, heard)
    broken = {name: found for name, html in pages.items() if (found := more_than_words(html, heard.url))}
    assert broken == {}
    there = [name for name, html in pages.items() if heard.url in html or title[:TELLS] in unescape(html)]
    assert len(there) > len(pages) // 2, f"the words are not there: {title!r} stands in {there} alone"
    assert set(heard.asked) <= BAIT
    assert look(folder, pages, heard) == BAIT
    transaction.savepoint_rollback(before)
    return len(pages) + 1


def pages_of(here: Cast, story: Told) -> dict[str, str]:
    """Every page that shows somebody's words, as its reader gets it."""
    tom, ola = browser_of("tom"), browser_of("ola")
    policy = f"{HERE}policies/{story.policy.hex}/"
    row = f"{policy}versions/{story.version.hex}/"
    somebody = next(one for one in people(here.organisation) if (one.email or "").startswith("h12@"))
    for_tom = {
        "policy": policy,
        "version": row,
        "list": f"{HERE}policies/",
        "edit": f"{policy}draft/edit/",
        "people": f"{HERE}people/",
        "person": f"{HERE}people/{somebody.id.hex}/",
        "roles": f"{HERE}roles/",
        "document": f"{HERE}roles/document/",
        "questions": f"{HERE}acceptances/questions/",
        "everybody": f"{HERE}acceptances/{story.version.hex}/everybody/",
        "findings": f"{HERE}findings/",
        "waiting": HERE,
    }
    for_ola = {"mine": f"{HERE}acceptances/mine/", "accepted": f"{HERE}acceptances/{story.version.hex}/"}
    got = {name: tom.get(path) for name, path in for_tom.items()} | {
        name: ola.get(path) for name, path in for_ola.items()
    }
    assert {name: answer.status_code for name, answer in got.items()} == dict.fromkeys(got, 200)
    return {name: answer.content.decode() for name, answer in got.items()}


def packs_of(here: Cast, heard: Listener) -> dict[str, str]:
    render(LATER)
    files = inside(exported(here, names=Names.EVERYBODY, recipient=f"<img src={heard.url}>", at=LATER)[1])
    return {f"pack {name.replace('/', ' ')}": data.decode() for name, data in files.items() if name.endswith(".html")}


def mails_of(here: Cast, post: Post) -> dict[str, str]:
    for work in (tell_leaders, invite, remind):
        work(LATER)
    while send(LATER):
        pass
    assert post.mails
    assert {name for mail in post.mails for name in mail if name.lower() in ("bcc", "cc")} == set()
    return {f"mail {number}": html_of(mail) for number, mail in enumerate(post.mails[:20])}


def html_of(mail: EmailMessage) -> str:
    return part(mail, "html")


def check_pdf(here: Cast, story: Told, heard: Listener) -> None:
    row = version(here.organisation, story.version)
    pdf = read(here.organisation, row.pdf or "")
    assert acts_in(pdf) == []
    assert letters(pdf).count(heard.url.replace(" ", "")) > 60

"""A finished PDF from the upload to somebody's name under it, page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from pypdf import PdfReader

from countersign.delivery.tokens import Link, token_for
from countersign.ledger.files import read
from countersign.ledger.rounds.sequence import sequence
from countersign.policies.documents.rendering import render
from countersign.policies.queries import parent_policy, search, version
from tests.cast import Cast
from tests.policies.pdfs import POLICY, made
from tests.policies.publishing import published
from tests.policies.worlds import after, begun, draft, in_force_from, offered, signed
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/policies/"


@pytest.fixture(autouse=True)
def on_the_day(tmp_path: Path) -> Iterator[None]:
    with time_machine.travel(after(2), tick=False), override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield


def upload(data: bytes, name: str = "policy.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "application/pdf")


def post(client: Client, page: str, **sent: Any) -> Answer:
    return client.post(page, {**form_with(client.get(page), "revision_shown").fields, **sent})


def bring(policy: UUID, data: bytes, client: Client | None = None, **sent: Any) -> Answer:
    page = f"{HOME}{policy.hex}/draft/file/"
    client = client or browser_of("tom")
    form = form_to(client.get(page), "draft/file/")
    return client.post(page, {**form.fields, "file": upload(data), **sent})


def finished_in_force(here: Cast) -> tuple[UUID, UUID]:
    policy = begun(here)
    assert bring(policy, made(POLICY)).status_code == 303
    id = offered(here, policy, at=after(1))
    signed(here, id, at=after(1))
    return policy, id


def test_a_policy_begins_as_a_finished_pdf(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{HOME}new/"
    form = form_with(tom.get(page), "title")
    answer: Answer = tom.post(page, {**form.fields, "way": "PDF", "pdf": upload(made(POLICY))})
    policy = parent_policy(larkbeam.organisation)
    assert policy is not None
    here = f"{HOME}{policy.id.hex}/draft/"
    assert (answer.status_code, answer["Location"]) == (303, here)
    now = draft(larkbeam, policy.id)
    assert now.source
    assert read(larkbeam.organisation, now.source) == made(POLICY)
    told = seen(get(tom, here))
    assert "The finished file is what is signed. What stands here was taken out of it" in told
    assert "Report what looks wrong within one hour." in told
    assert "Go on writing" not in told
    opened: Answer = tom.get(f"{here}file/open/")
    assert opened.content == made(POLICY)
    assert opened["Content-Type"] == "application/pdf"
    assert opened["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 broken", "policy.pdf is damaged, or no PDF that can be read."),
        (b"MZ\x90\x00", "policy.pdf is no PDF, whatever its name says."),
        (made("#rect(width: 9cm, height: 9cm)"), "policy.pdf holds no words that can be read (a scan?)."),
    ],
)
def test_what_cannot_be_signed_is_said_and_the_draft_stays(larkbeam: Cast, data: bytes, says: str) -> None:
    policy = begun(larkbeam)
    answer = bring(policy, data, title="Another title")
    assert answer.status_code == 422
    assert says in seen(answer)
    assert "Another title" in answer.content.decode()
    now = draft(larkbeam, policy)
    assert (now.source, now.revision) == (None, 1)


def test_a_file_that_is_too_large_is_said(larkbeam: Cast) -> None:
    with override_settings(COUNTERSIGN_LARGEST_UPLOAD=1000):
        assert "The file is larger than 10 MB." in seen(bring(begun(larkbeam), made(POLICY)))


def test_a_file_for_a_draft_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    answer = bring(policy, made(POLICY), tom, revision_shown="7")
    assert answer.status_code == 409
    assert "Somebody changed this draft after you opened it." in seen(answer)
    assert form_with(answer, "revision_shown").fields["revision_shown"] == "1"


def test_whoever_signs_and_accepts_opens_the_very_file(larkbeam: Cast) -> None:
    policy, id = finished_in_force(larkbeam)
    source = f"{HOME}{policy.hex}/versions/{id.hex}/file/"
    for first, page in (("priya", f"{HOME}{policy.hex}/"), ("ola", f"{HOME}{policy.hex}/")):
        assert source in get(browser_of(first), page).content.decode()
    ola = browser_of("ola")
    assert get(ola, source).content == made(POLICY)
    mine = f"/o/larkbeam-ltd/acceptances/{id.hex}/"
    assert f"{mine}file/" in get(ola, mine).content.decode()
    assert get(ola, f"{mine}file/").content == made(POLICY)
    token = token_for(Link(larkbeam.organisation, larkbeam.person("ola").id, id))
    assert get(Client(), f"/a/{token}/file/").content == made(POLICY)
    assert Client().post(f"/a/{token}/file/").status_code == 405


def test_of_a_text_there_is_no_file(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    tom = browser_of("tom")
    assert tom.get(f"{HOME}{policy.hex}/versions/{id.hex}/file/").status_code == 404
    assert tom.get(f"{HOME}{policy.hex}/draft/file/open/").status_code == 404
    assert tom.get(f"/o/larkbeam-ltd/acceptances/{id.hex}/file/").status_code == 404


def test_its_words_are_found_and_its_own_pdf_names_the_file(larkbeam: Cast) -> None:
    _, id = finished_in_force(larkbeam)
    assert [hit.key.version.id for hit in search(larkbeam.organisation, "payroll").hits] == [id]
    sequence(after(2))
    one = version(larkbeam.organisation, id)
    pages = PdfReader(io.BytesIO(render(one))).pages
    assert "A finished file is what was signed" in " ".join(pages[0].extract_text().split())
    assert one.source
    assert one.source[7:40] in "".join(pages[-1].extract_text().split())


def test_what_is_taken_along_or_made_public_names_the_file(larkbeam: Cast) -> None:
    policy, id = finished_in_force(larkbeam)
    file = version(larkbeam.organisation, id).source
    copy = get(browser_of("ola"), f"{HOME}{policy.hex}/versions/{id.hex}/md/").content.decode()
    assert "A finished PDF file is what is signed." in copy
    assert f"Fingerprint of the PDF file: {file}" in copy
    published(larkbeam, id)
    told = seen(get(Client(SERVER_NAME="localhost"), "/p/larkbeam-ltd/"))
    assert "What was signed is a PDF file." in told
    assert str(file) in told


def test_going_on_in_words_lets_the_file_go(larkbeam: Cast) -> None:
    policy, tom = begun(larkbeam), browser_of("tom")
    bring(policy, made(POLICY))
    edit = f"{HOME}{policy.hex}/draft/edit/"
    told = get(tom, edit)
    assert "A finished PDF is to be signed" in seen(told)
    answer = send(tom, edit, form_to(told, "write-on/"))
    assert (answer.status_code, answer["Location"]) == (303, edit)
    assert draft(larkbeam, policy).source is None
    assert "Lock your screen." in seen(get(tom, f"{HOME}{policy.hex}/draft/"))
    again = send(tom, edit, form_to(told, "write-on/"), act="019b8d62-7a80-7fa5-a229-181308ac0acd")
    assert "Somebody changed this draft after you opened it." in seen(again)

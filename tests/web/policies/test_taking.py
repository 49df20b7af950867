"""Texts that somebody takes along, and brings back."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from countersign.policies.documents.taking import version_taken
from countersign.policies.queries import draft_of, policies
from countersign.policies.queries import version as version_with
from tests.cast import Cast
from tests.policies.documents.worlds import signed_elsewhere
from tests.policies.worlds import PASSAGES, begun, change, in_force_from, offered
from tests.web.roles.pages import get, hidden, seen
from tests.web.signing import page_of
from tests.web.world import browser_of

SIGNED = "Signed by Priya Raman, CEO and founder, top management since 1 April 2019, on 6 January 2026"


def draft_page(policy: UUID, end: str) -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/draft/{end}/"


def test_a_version_as_markdown_says_what_it_is_and_who_signed_it(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    answer = get(browser_of("ola"), page_of(policy, version, "md/"))
    text = answer.content.decode()
    assert text.startswith("# Information Security Policy\n")
    assert "In force from 6 January 2026" in text
    assert SIGNED in text
    assert version_with(larkbeam.organisation, version).document in text
    assert all(passage in text for passage in PASSAGES.values())
    name = "larkbeam-ltd-information-security-policy-1.0.md"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "md/" in seen_links(get(browser_of("ola"), page_of(policy, version, "")).content.decode())


def seen_links(html: str) -> str:
    return " ".join(part.partition('"')[0] for part in html.split('href="')[1:])


def test_a_version_as_word_opens_with_its_lines(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    answer = browser_of("tom").get(page_of(policy, version, "docx/"))
    lines = [one.text for one in Document(BytesIO(answer.content)).paragraphs]
    assert lines[0] == "Information Security Policy"
    assert SIGNED in lines


def test_a_version_that_waits_says_that_nobody_signed(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    version = offered(larkbeam, policy)
    text = get(browser_of("tom"), page_of(policy, version, "md/")).content.decode()
    assert "Waits for a signature: not in force" in text
    assert "Nobody has signed this version yet." in text
    assert browser_of("ola").get(page_of(policy, version, "md/")).status_code == 404


def test_a_version_signed_elsewhere_claims_no_more(larkbeam: Cast) -> None:
    taken = version_taken(signed_elsewhere(larkbeam), example=True)
    assert taken.ending[0].startswith("Signed elsewhere, as it is claimed, by Mei Sato, Engineering Lead")
    assert "EXAMPLE, not a real organisation" in taken.imprint


def test_a_draft_says_that_it_is_one(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    answer = get(browser_of("tom"), draft_page(policy, "md"))
    assert "Draft: not in force. Nobody has signed it." in answer.content.decode()
    assert browser_of("ola").get(draft_page(policy, "md")).status_code == 403
    assert browser_of("tom").get(draft_page(policy, "docx")).content.startswith(b"PK")


def test_a_text_that_cannot_be_written_as_word_says_what_else_there_is(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = begun(larkbeam)
    monkeypatch.setattr("sys.executable", "/bin/false")
    answer = get(browser_of("tom"), draft_page(policy, "docx"))
    assert answer.status_code == 413
    assert "Take it along as Markdown." in seen(answer)


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_a_draft_that_was_taken_along_begins_another_policy(larkbeam: Cast, ending: str) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "1. We ask *first*.", *PASSAGES.values())
    tom = browser_of("tom")
    data = tom.get(draft_page(policy, ending)).content
    page = "/o/larkbeam-ltd/policies/new/?way=word"
    file = SimpleUploadedFile(f"rules.{ending}", data)
    sent = {**hidden(tom, page), "title": "Again", "way": "WORD", "file": file}
    assert tom.post(page, sent).status_code == 303
    made = next(one for one in policies(larkbeam.organisation) if one.title == "Again")
    said = [
        [block["runs"][0]["text"] for block in draft_of(larkbeam.organisation, id).text["blocks"]]
        for id in (policy, made.id)
    ]
    assert said[0] == said[1]


def test_a_markdown_file_that_is_no_text_is_refused(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), "/o/larkbeam-ltd/policies/new/?way=word"
    file = SimpleUploadedFile("rules.md", b"\xff\xfe#")
    answer = tom.post(page, {**hidden(tom, page), "title": "Rules", "way": "WORD", "file": file})
    assert answer.status_code == 422
    assert "rules.md is no text in UTF-8. Save it as UTF-8, and upload that." in seen(answer)  # type: ignore[arg-type]

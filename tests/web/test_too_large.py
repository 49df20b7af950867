"""What is too large is refused before it is read, with a page that says so."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.web.pages import Answer, form_with
from tests.web.world import browser_of

NEW = "/o/larkbeam-ltd/policies/new/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def upload(tom: Client, size: int, name: str = "policy.docx") -> Answer:
    file = SimpleUploadedFile(name, b"PK" + b"\0" * size, content_type=WORD)
    fields = form_with(tom.get(NEW), "act").fields
    return tom.post(NEW, {**fields, "title": "Policy", "way": "WORD", "file": file})


@pytest.fixture
def small(settings: Settings) -> None:
    """The same limits, smaller."""
    settings.COUNTERSIGN_LARGEST_UPLOAD, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000, 10_000


@pytest.mark.usefixtures("small")
def test_an_upload_that_is_much_too_large_is_not_read(larkbeam: Cast) -> None:
    answer = upload(browser_of("tom"), 40_000)
    assert answer.status_code == 413
    assert "That file is too large" in answer.content.decode()


@pytest.mark.usefixtures("small")
def test_an_upload_that_is_a_little_too_large_says_so_beside_the_field(larkbeam: Cast) -> None:
    answer = upload(browser_of("tom"), 21_000)
    assert answer.status_code == 422
    assert "The file is larger than 10 MB." in answer.content.decode()


@pytest.mark.parametrize("name", ["policy.docx", "../../policy.docx", "policy.exe", "ä\u202ecod.exe"])
def test_an_upload_that_is_no_word_file_says_so(larkbeam: Cast, name: str) -> None:
    assert upload(browser_of("tom"), 100, name).status_code == 422


@pytest.mark.usefixtures("small")
def test_a_form_that_is_too_large(larkbeam: Cast) -> None:
    answer = browser_of("tom").post(NEW, "title=" + "x" * 20_000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_a_form_with_too_many_fields(larkbeam: Cast) -> None:
    many = "&".join(f"a{number}=1" for number in range(4200))
    answer = browser_of("tom").post(NEW, many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "That did not arrive as it should" in answer.content.decode()


@pytest.mark.parametrize("body", [b"\xff\xfe=\x00", b"title=%ff%fe&act=%00", b"title=%00", b"=" * 50])
def test_a_form_that_is_damaged(larkbeam: Cast, body: bytes) -> None:
    tom = browser_of("tom")
    for content_type in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"):
        assert tom.post(NEW, body, content_type=content_type).status_code in (400, 422)

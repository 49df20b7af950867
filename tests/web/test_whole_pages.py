"""Whatever is wrong with what was sent, the answer is a whole page: in the frame, what is wrong, and a way on."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from countersign.kernel.references import new_id
from tests.cast import Cast, cast
from tests.policies.worlds import AT
from tests.web.pages import Answer, Form, form_with
from tests.web.settings.test_about import SENT
from tests.web.world import browser_of

SLUG = "larkbeam-ltd"
ABOUT = reverse("settings:organisation", args=[SLUG])
REGISTER = reverse("people:register", args=[SLUG])
POLICY = reverse("policies:new", args=[SLUG])


def is_whole(answer: Answer, says: str) -> None:
    page = answer.content.decode()
    assert says in " ".join(page.split())
    assert (page.count("<!doctype html>"), page.count("<h1>"), page.count("<main")) == (1, 1, 1)
    assert "Larkbeam Ltd" in page or 'class="wordmark" href="/"' in page
    assert 'class="button"' in page, "a way on"


def changed(client: Client, form: Form, **typed: str) -> Answer:
    return client.post(ABOUT, {**SENT, **form.fields, "act": str(new_id(AT)), **typed})


def test_a_form_that_is_out_of_date(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    opened = form_with(tom.get(ABOUT), "revision_shown")
    assert changed(tom, opened, purpose="Rotas").status_code == 303
    answer = changed(tom, opened, purpose="Payrolls")
    assert answer.status_code == 409
    is_whole(answer, "Somebody changed")
    assert "Payrolls" in answer.content.decode(), "what was typed"


def test_a_form_that_names_what_is_somebody_elses(larkbeam: Cast) -> None:
    priya, stranger = browser_of("priya"), cast("stonecross-managed-it-ltd").person("otto")
    form = form_with(priya.get(REGISTER), "leads_from")
    answer = priya.post(REGISTER, {**form.fields, "person_id": stranger.id.hex, "basis": "OWNER"})
    assert answer.status_code == 422
    is_whole(answer, "Select a valid choice")


def test_a_file_that_is_too_large(larkbeam: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_LARGEST_UPLOAD, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000, 10_000
    file = SimpleUploadedFile("policy.docx", b"PK" + b"\0" * 40_000)
    answer = browser_of("tom").post(POLICY, {"title": "Policy", "way": "WORD", "file": file})
    assert answer.status_code == 413
    is_whole(answer, "That file is too large")


def test_a_form_of_another_page(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    opened = form_with(tom.get(ABOUT), "revision_shown")
    done = tom.post(ABOUT, {**SENT, **opened.fields, "purpose": "Rotas"})
    assert done.status_code == 303
    answer = tom.post(POLICY, {"act": opened.fields["act"], "title": "Own devices", "way": "OUTLINE"})
    assert answer.status_code == 422
    is_whole(answer, "This form was sent before, from another page.")
    again = form_with(answer, "title").fields
    assert again["act"] != opened.fields["act"]
    assert again["title"] == "Own devices"

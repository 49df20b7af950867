"""A translation from the upload to whoever reads it, page by page."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from countersign.policies.commands.give_translation import give_translation
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import open_translations, translation, translations_of
from tests.cast import Cast
from tests.policies.translating import SAETZE, TITEL, read_in, shown, taken_away, translated
from tests.policies.worlds import after, begun, change, in_force_from, lead, offered, signed, tree
from tests.web.pages import Answer, Form, form_to, forms, send
from tests.web.roles.pages import seen
from tests.web.world import browser_of

HOME = "/o/larkbeam-ltd/policies/"
MARKDOWN = f"# {TITEL}\n\n" + "\n\n".join(SAETZE)
SENTENCE = "This German text says the same as Information Security Policy, version 1.0, which is signed in English."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(3), tick=False):
        yield


def page_of(policy: UUID, version: UUID, more: str = "translations/") -> str:
    return f"{HOME}{policy.hex}/versions/{version.hex}/{more}"


def read(answer: Answer) -> str:
    """What a reader sees."""
    return seen(answer)


def upload(text: str = MARKDOWN, name: str = "leitlinie.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/markdown")


def brought(policy: UUID, version: UUID, file: SimpleUploadedFile | None = None, **sent: Any) -> Answer:
    """The file is sent; nothing is recorded by that."""
    tom, page = browser_of("tom"), page_of(policy, version, "translations/bring/")
    form = form_to(tom.get(page), "bring/")
    typed = {"language": "de", "title": "", "made_by": "Wortwerk", **sent}
    return tom.post(page, {**form.fields, **typed, "file": file or upload()})


def looked_at(policy: UUID, version: UUID, **sent: Any) -> Form:
    return form_to(brought(policy, version, **sent), "give/")


def test_a_translation_is_brought_in_looked_at_and_shown(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de", "pl")
    tom, page = browser_of("tom"), page_of(policy, id)
    assert "It is missing in two languages" in read(tom.get(page))
    looked = brought(policy, id)
    assert looked.status_code == 200
    assert "The two are built alike" in read(looked)
    assert f"“{SENTENCE} Where the two differ, the English text applies.”" in read(looked)
    assert open_translations(larkbeam.organisation, id) == {}
    answer = send(tom, page, form_to(looked, "give/"), agreed="on")
    assert (answer.status_code, answer["Location"]) == (303, page)
    one = translation(larkbeam.organisation, open_translations(larkbeam.organisation, id)["de"])
    assert (one.title, one.made_by, one.given_by) == (TITEL, "Wortwerk", larkbeam.person("tom"))
    shown_page = read(tom.get(page))
    assert "It is missing in one language" in shown_page
    assert "Translated by Wortwerk. Tom Okafor said on 9 January 2026 that it says the same." in shown_page


def test_a_translation_without_the_tick_is_looked_at_again(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    answer = send(browser_of("tom"), page_of(policy, id), looked_at(policy, id))
    assert answer.status_code == 422
    assert "Tick the box first" in read(answer)
    assert SAETZE[0] in read(answer)
    assert open_translations(larkbeam.organisation, id) == {}


def test_a_translation_that_is_built_in_another_way_is_said_to_be(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    told = read(brought(policy, id, upload(f"# {TITEL}\n\n{SAETZE[0]}\n\n## Mehr\n\n- {SAETZE[1]}\n")))
    assert "The two are not built alike" in told
    assert "Headings: 0 in the signed text, 1 in this one." in told
    assert "Nothing stands here in the signed text" in told


@pytest.mark.parametrize(
    ("file", "sent", "says"),
    [
        (upload(name="leitlinie.pdf"), {}, "A PDF cannot be put beside the signed text part by part."),
        (upload("# Nur ein Titel"), {}, "holds no words"),
        (upload("\0"), {}, "is no text in UTF-8"),
        (upload(f"# {TITEL}\n\nFür [Name] gilt das."), {}, "These places still have to be filled in: [Name]."),
        (upload(), {"language": "fr"}, "Select a valid choice."),
        (upload(), {"language": "en-gb"}, "Select a valid choice."),
        (upload(), {"made_by": ""}, "Say who translated it"),
    ],
)
def test_a_file_that_is_no_translation_is_refused(
    larkbeam: Cast, file: SimpleUploadedFile, sent: dict[str, str], says: str
) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    file.seek(0)
    answer = brought(policy, id, file, **sent)
    assert answer.status_code in (403, 422)
    assert says in read(answer)


def test_the_signed_text_itself_is_no_translation(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    english = browser_of("tom").get(page_of(policy, id, "md/")).content.decode()
    answer = brought(policy, id, upload(english))
    assert answer.status_code == 403
    assert "This is the signed text itself, word for word." in read(answer)


def test_what_was_changed_on_its_way_is_looked_at_again(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    form = looked_at(policy, id)
    answer = send(browser_of("tom"), page_of(policy, id), form, agreed="on", title="Etwas anderes")
    assert answer.status_code == 409
    assert "This is not what you were shown." in read(answer)
    assert "Etwas anderes" in read(answer)
    assert open_translations(larkbeam.organisation, id) == {}


def test_a_form_without_a_text_goes_back_to_the_file(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    answer = send(browser_of("tom"), page_of(policy, id), looked_at(policy, id), agreed="on", text="7")
    assert answer.status_code in (403, 422)
    assert "Look at it beside the signed text" in read(answer)


def test_whoever_reads_in_german_reads_german_and_can_read_what_is_signed(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    ola, page = browser_of("ola"), f"{HOME}{policy.hex}/"
    german = ola.get(page, headers={"accept-language": "de-AT,de;q=0.9,en;q=0.5"})
    assert 'lang="de" dir="ltr"' in german.content.decode()
    assert SAETZE[0] in read(german)
    assert "Translation. Signed in English; where the two differ, the English text applies." in read(german)
    assert "Wortwerk Übersetzungen" in read(german)
    for english in (
        ola.get(page),
        ola.get(page, headers={"accept-language": "fr"}),
        ola.get(page, headers={"accept-language": "en-US,en;q=0.9,de;q=0.8"}),
        ola.get(page, headers={"accept-language": "*;q=x, ,;;"}),
        ola.get(f"{page}?language=en-gb", headers={"accept-language": "de"}),
        ola.get(f"{page}?language=xx", headers={"accept-language": "de"}),
    ):
        assert SAETZE[0] not in read(english)
        assert "English (signed)" in read(english)
        assert "Deutsch" in read(english)
    assert SAETZE[0] in read(ola.get(f"{page}?language=de"))


def test_a_language_that_is_off_the_list_is_shown_to_nobody(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    read_in(larkbeam, "pl")
    ola = browser_of("ola")
    assert SAETZE[0] not in read(ola.get(f"{HOME}{policy.hex}/?language=de"))
    assert "the language is not on your list any more" in read(ola.get(page_of(policy, id)))
    read_in(larkbeam)
    assert SAETZE[0] not in read(ola.get(f"{HOME}{policy.hex}/?language=de"))


def test_a_language_that_is_read_from_the_right(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de", "ar")
    translated(larkbeam, id, language="ar", title="سياسة أمن المعلومات", text=tree("نحمي ما عُهد به إلينا."))
    assert 'lang="ar" dir="rtl"' in browser_of("ola").get(f"{HOME}{policy.hex}/?language=ar").content.decode()


def test_the_next_version_begins_without_translations(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    change(larkbeam, policy, "Another text.")
    later = offered(larkbeam, policy)
    signed(larkbeam, later)
    tom = browser_of("tom")
    assert "It is missing in two languages" in read(tom.get(page_of(policy, later)))
    assert "no translation of this version yet" in read(tom.get(f"{HOME}{policy.hex}/"))
    before = read(tom.get(page_of(policy, id)))
    assert "A later version has taken the place of this one." in before
    assert "Bring it in" not in before


def test_a_translation_is_taken_away_and_stays_readable(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    tom, page = browser_of("tom"), page_of(policy, id, f"translations/{given.hex}/")
    form = next(one for one in forms(tom.get(f"{page}end/")) if not one.action)
    assert tom.post(f"{page}end/", {**form.fields, "reason": ""}).status_code == 422
    answer = tom.post(f"{page}end/", {**form.fields, "reason": "Too free."})
    assert answer.status_code == 303
    assert "Tom Okafor ended it on 9 January 2026: “Too free.”" in read(tom.get(page_of(policy, id)))
    kept = read(tom.get(page))
    assert SAETZE[0] in kept
    assert "Shown to nobody since 9 January 2026." in kept
    assert "It is shown to nobody any more" in read(tom.get(f"{page}end/"))


def test_a_translation_is_taken_along_and_says_that_it_is_one(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    ola, page = browser_of("ola"), page_of(policy, id, f"translations/{given.hex}/")
    markdown = ola.get(f"{page}md/").content.decode()
    notice = "Translation. Signed in English; where the two differ, the English text applies."
    assert markdown.startswith(f"# {TITEL}\n")
    assert markdown.count(notice) == 2
    assert f"Fingerprint of this translation: {translation(larkbeam.organisation, given).document}" in markdown
    word = ola.get(f"{page}docx/")
    written = [one.text for one in Document(io.BytesIO(word.content)).paragraphs]
    assert written.count(notice) == 2
    assert SAETZE[1] in written
    assert "-1.0-de.docx" in word["Content-Disposition"]


def test_a_copy_that_comes_back_is_the_same_translation(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    copy = browser_of("tom").get(page_of(policy, id, f"translations/{given.hex}/md/")).content.decode()
    looked = brought(policy, id, upload(copy))
    assert looked.status_code == 200
    assert "Fingerprint" not in read(looked)


def test_nobody_named_other_languages(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    tom = browser_of("tom")
    told = read(tom.get(page_of(policy, id)))
    assert "Everybody reads the signed text" in told
    assert "the first other language goes here" in told
    assert "In other languages" not in read(tom.get(f"{HOME}{policy.hex}/"))
    assert "Name the languages in the settings first" in read(tom.get(page_of(policy, id, "translations/bring/")))


def test_what_is_not_signed_has_no_translations(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = offered(larkbeam, policy)
    read_in(larkbeam, "de")
    assert "This version has not been signed yet." in read(browser_of("tom").get(page_of(policy, id)))
    assert "has not been signed yet" in read(browser_of("tom").get(page_of(policy, id, "translations/bring/")))


def test_who_sees_and_who_does_what(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    ola = browser_of("ola")
    told = ola.get(page_of(policy, id))
    assert "Bring it in" not in read(told)
    assert "Take it away" not in read(told)
    assert "Only the ISMS lead, top management or its owner" in read(told)
    assert ola.get(page_of(policy, id, "translations/bring/")).status_code == 404
    assert ola.get(page_of(policy, id, f"translations/{given.hex}/end/")).status_code == 404
    other = translated(larkbeam, in_force_of_another(larkbeam), at=after(2))
    assert ola.get(page_of(policy, id, f"translations/{other.hex}/")).status_code == 404


def in_force_of_another(here: Cast) -> UUID:
    policy = begun(here, title="Passwords", kind=PolicyKind.TOPIC)
    id = offered(here, policy)
    signed(here, id)
    return id


def test_two_at_once_are_told_that_it_stands_there(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    form = looked_at(policy, id, made_by="Wortwerk Übersetzungen")
    same = shown(larkbeam, id, text=json.loads(form.fields["text"]))
    give_translation(version_id=id, **same, by=lead(larkbeam), at=after(1))
    answer = send(browser_of("tom"), page_of(policy, id), form, agreed="on")
    assert answer.status_code == 403
    assert "This is the translation that stands here already." in read(answer)
    taken_away(larkbeam, open_translations(larkbeam.organisation, id)["de"])


def test_a_text_that_is_nested_without_end_is_none(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    tom, page = browser_of("tom"), page_of(policy, version, "translations/give/")
    form = looked_at(policy, version)
    assert send(tom, page, form, agreed="on", text="[" * 100_000).status_code in (403, 422)
    assert not translations_of(larkbeam.organisation, version)

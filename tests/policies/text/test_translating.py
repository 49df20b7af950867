from __future__ import annotations

from typing import Any

from countersign.kernel.text import Text, from_html
from countersign.policies.text.translating import differences, pairs, same_words, translation_digest

SIGNED = "<p>Before.</p><h1>Purpose</h1><p>One.</p><ul><li>a</li><li>b</li></ul><h1>Rules</h1><p>Two.</p>"


def text(html: str) -> Text:
    return from_html(html)[0]


def told(other: str) -> list[str]:
    return [str(one.in_language(lambda words: words)) for one in differences(text(SIGNED), text(other))]


def test_a_text_that_is_built_alike() -> None:
    other = "<p>Davor.</p><h1>Zweck</h1><p>Eins.</p><ul><li>a</li><li>b</li></ul><h1>Regeln</h1><p>Zwei.</p>"
    assert told(other) == []
    found = pairs(text(SIGNED), text(other))
    assert [(one.signed.heading, one.other.heading) for one in found if one.signed and one.other] == [
        ("", ""),
        ("Purpose", "Zweck"),
        ("Rules", "Regeln"),
    ]
    assert all(one.alike for one in found)


def test_a_text_that_lacks_a_part_and_a_point() -> None:
    other = "<p>Davor.</p><h1>Zweck</h1><p>Eins.</p><ul><li>a</li></ul><p>Zwei.</p>"
    assert told(other) == [
        "Headings: 2 in the signed text, 1 in this one.",
        "Paragraphs: 5 in the signed text, 4 in this one.",
        "Points of lists: 2 in the signed text, 1 in this one.",
    ]
    first, second, third = pairs(text(SIGNED), text(other))
    assert (first.alike, second.alike, third.alike, third.other) == (True, False, False, None)


def test_a_text_without_anything_has_no_parts() -> None:
    assert pairs(Text(()), Text(())) == []


def test_the_same_words_are_no_translation() -> None:
    assert same_words(text("<h1>A b</h1><p>C</p>"), text("<p>a  B c</p>"))
    assert not same_words(text("<p>a b</p>"), text("<p>a c</p>"))


def test_the_digest_holds_the_signed_document_and_every_word() -> None:
    document: dict[str, Any] = {"title": "T", "text": {"blocks": []}}
    first = translation_digest(signed="sha256:a", document=document)
    assert first == translation_digest(signed="sha256:a", document=document)
    assert first != translation_digest(signed="sha256:b", document=document)
    assert first != translation_digest(signed="sha256:a", document={**document, "title": "U"})

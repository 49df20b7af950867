from __future__ import annotations

import pytest

from countersign.press.glyphs import lacking, numbered

COMPLAINT = (
    'error: PDF/A-3a error: the text `"😀"` could not be displayed with font `"X"`\n'
    'error: PDF/A-3a error: the text `"\\u{ad}漢"` could not be displayed with font `"X"`\n'
)


def test_lacking_reads_the_characters_that_are_named() -> None:
    assert lacking(COMPLAINT) == {"😀", "\u00ad", "漢"}
    assert lacking("error: something else went wrong") == frozenset()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a😀b", "a[U+1F600]b"),
        ({"runs": [{"text": "漢", "href": "https://a.example/漢"}]}, None),
        (["x\u00ady", 3, None, True], ["xy", 3, None, True]),
    ],
)
def test_numbered_writes_what_is_absent_and_nothing_else(value: object, written: object) -> None:
    expected = written or {"runs": [{"text": "[U+6F22]", "href": "https://a.example/漢"}]}
    assert numbered(value, {"😀", "漢", "\u00ad"}) == expected

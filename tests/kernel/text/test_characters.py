from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text.characters import clean, clean_address


@given(st.text())
def test_clean_when_repeated_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_leaves_composed_text_that_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert "  " not in cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\u00a0 \t\r\nb", "a b"),
        ("e\u0301", "é"),
        ("may\u200b not\u00ad", "may not"),
        ("pay \u202e001\u202c now", "pay 001 now"),
        ("a\x00b\x07c", "abc"),
        ("a \u200b b", "a b"),
        ("tag\U000e0041", "tag"),
        ("\ud800x", "x"),
        ("क्\u200cष", "क्\u200cष"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_clean_when_text_hides_something(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (" HTTPS://a.example/My Docs ", "https://a.example/My%20Docs"),
        ("mailto:security@a.example", "mailto:security@a.example"),
        ("http://münchen.example/ä", "http://münchen.example/ä"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\u0001javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("/policies/access", ""),
        ("#top", ""),
        ("https:", ""),
        ("https://", ""),
        ('https://a.example/"onclick="x', ""),
        ("https://a.example/" + "a" * 2_000, ""),
        ("", ""),
    ],
)
def test_clean_address_keeps_three_schemes(raw: str, kept: str) -> None:
    assert clean_address(raw) == kept

"""No script and no style is written into a page: the policy in the header would stop it, silently."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source import SRC, place, told

ALONE = SRC / "packs" / "templates" / "pack" / "parts" / "style.html"
"""The page in a pack is one file without a server, so its style stands in it."""

TEMPLATES = sorted(path for path in SRC.rglob("templates/**/*.html") if "mail" not in path.parts and path != ALONE)
"""Mails have their own rules: a mail program knows no style sheets."""

INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)[^>]*>        # a script without an address
    |<style\b|\sstyle\s*=                   # a style
    |\s(?!one=)on[a-z]+\s*=                 # a reaction; ``one`` is a word of ours
    |javascript:|hx-on|hx-boost|data:text   # the same by another name
    |\|\s*safe\b|\{%\s*autoescape\s+off     # what is not escaped
    """,
    re.IGNORECASE | re.VERBOSE,
)
FOREIGN = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE)


def uncommented(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("pattern", [INLINE, FOREIGN], ids=["inline", "foreign"])
def test_templates_hold_neither_script_nor_style_nor_foreign_addresses(pattern: re.Pattern[str]) -> None:
    broken = [f"{place(path)}: {found[0]}" for path in TEMPLATES for found in pattern.finditer(uncommented(path))]
    assert not broken, told(broken, "Put it into a file under static/ and name it:")


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_every_form_that_posts_brings_its_token_and_its_act(path: Path) -> None:
    text = uncommented(path)
    for form in re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL | re.IGNORECASE):
        assert "parts/act.html" in form or "csrf_token" in form, f"{place(path)}: {form[:80]}"


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize(
    "written", ["<script>x()</script>", '<p style="color:red">', '<a onclick="x()">', "{{ x|safe }}", "<style>p{}"]
)
def test_what_is_refused_would_be_found(written: str) -> None:
    assert INLINE.search(written)

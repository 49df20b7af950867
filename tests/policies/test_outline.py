from __future__ import annotations

import re

from countersign.kernel.text import Heading, runs_text, text_pieces, to_plain
from countersign.policies.outline import as_text, outline
from countersign.policies.text import PASSAGES, find_placeholders, suggest_passages

PURPOSE = "Larkbeam makes payroll software for care homes and holds the bank details of nine thousand carers."


def test_outline_has_thirteen_sections_with_prompts() -> None:
    sections = outline("Larkbeam Ltd", PURPOSE)
    assert len(sections) == 13
    assert len({section.heading for section in sections}) == 13
    assert all(section.prompt and section.paragraphs for section in sections)


def test_as_text_holds_the_headings_and_no_prompt() -> None:
    text = as_text("Larkbeam Ltd", PURPOSE)
    headings = [runs_text(block.runs) for block in text.blocks if isinstance(block, Heading)]
    assert headings == [section.heading for section in outline("Larkbeam Ltd", PURPOSE)]
    assert not [section for section in outline("Larkbeam Ltd", PURPOSE) if section.prompt in to_plain(text)]


def test_as_text_when_it_is_fresh_shows_every_placeholder() -> None:
    for purpose in ("", PURPOSE):
        text = as_text("Larkbeam Ltd", purpose)
        brackets = [quote for _, piece in text_pieces(text) for quote in re.findall(r"\[[^\]]*\]", piece)]
        assert [hit.quote for hit in find_placeholders(text)] == brackets
        assert len(brackets) > 10


def test_as_text_when_the_purpose_is_known_suggests_all_four_passages() -> None:
    passages = suggest_passages(as_text("Larkbeam Ltd", PURPOSE), ["Larkbeam"])
    assert {passage.kind for passage in passages} == set(PASSAGES)
    assert passages[0].quote == PURPOSE


def test_as_text_when_the_name_holds_markup() -> None:
    text = as_text("Brooks & <b>Sons</b>\n Ltd", "")
    assert "works for Brooks & <b>Sons</b> Ltd, whatever" in to_plain(text)


def test_as_text_when_the_name_is_missing() -> None:
    assert "[name of the organisation]" in {hit.quote for hit in find_placeholders(as_text(" ", ""))}

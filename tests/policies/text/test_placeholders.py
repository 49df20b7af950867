from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import from_html, text_pieces
from countersign.policies.text import find_placeholders
from tests.policies.text.worlds import paragraphs


@pytest.mark.parametrize(
    ("piece", "quotes"),
    [
        ("This is the policy of [insert company name].", ["[insert company name]"]),
        ("[Company Name] cares.", ["[Company Name]"]),
        ("[COMPANY] cares, and [Your Organisation] too.", ["[COMPANY]", "[Your Organisation]"]),
        ("Approved by [name] on [date].", ["[name]", "[date]"]),
        ("It is kept by [who keeps the list].", ["[who keeps the list]"]),
        ("Call [add phone number here].", ["[add phone number here]"]),
        ("within [X] days", ["[X]"]),
        ("under [list of contracts]", ["[list of contracts]"]),
        ("<company name> cares", ["<company name>"]),
        ("<Insert logo>", ["<Insert logo>"]),
        ("{{ organisation }} and {Company Name} and ${org}", ["{{ organisation }}", "{Company Name}", "${org}"]),
        ("Phone: XXX-1234, version xxxx", ["XXX", "xxxx"]),
        ("Owner: TBD. Reviewer: T.B.C", ["TBD", "T.B.C"]),
        ("Lorem ipsum dolor sit amet", ["Lorem ipsum"]),
        ("Click or tap here to enter text.", ["Click or tap here to enter text."]),
        ("Choose an item.", ["Choose an item."]),
        ("Your Company Name is committed", ["Your Company Name"]),
        ("Effective date: DD/MM/YYYY", ["DD/MM/YYYY"]),
        ("dd-mm-yyyy", ["dd-mm-yyyy"]),
        ("Signed XX/XX/20XX", ["XX/XX/20XX"]),
    ],
)
def test_find_placeholders_when_something_was_not_filled(piece: str, quotes: list[str]) -> None:
    assert [hit.quote for hit in find_placeholders(paragraphs(piece))] == quotes


@pytest.mark.parametrize(
    "piece",
    [
        "as said before (see section 4) and [1], [2, 3], [12]",
        "ISO/IEC 27001 [ISO27001] and [RFC 2119] apply, see [A.5.1] and [Smith 2020].",
        "[see the organisation chart] and [sic] and [emphasis added] and [t]he",
        "Anybody [who] asks may see it, [and] so may we.",
        "Report to <security@larkbeam.example> or <https://larkbeam.example/name>.",
        "The score is < 5 and the impact > 3; a<b and c>d.",
        "Signed: ______________________ Date: ____________",
        "[ ] yes [x] no",
        "Write dates as YYYY-MM-DD in records, or DD/MM/YYYY in letters.",
        "Louis XX and chapter XXI, size XXL, 2XX responses.",
        "Ask your company contact for the name of the person; enter the text here.",
        "Orders to be confirmed by phone need the name of the company.",
        "The template is used for the date, the name and the address.",
        "A set {1, 2, 3} of numbers.",
        "Blank ... and … and — and TBD-free work",
    ],
)
def test_find_placeholders_when_the_words_are_meant(piece: str) -> None:
    assert find_placeholders(paragraphs(piece)) == ()


def test_find_placeholders_names_the_block_and_skips_templates() -> None:
    text = paragraphs("Fine.", "By [name].", "Dear [name],")
    last = text.blocks[2].id
    assert [(hit.block_id, hit.quote) for hit in find_placeholders(text, {last})] == [(text.blocks[1].id, "[name]")]


def test_find_placeholders_reads_headings_lists_and_cells() -> None:
    text, _ = from_html("<h1>[Title]</h1><ul><li>TBC</li></ul><table><tr><td>ok<td>[date]</td></tr></table>")
    assert [hit.quote for hit in find_placeholders(text)] == ["[Title]", "TBC", "[date]"]


@given(
    st.lists(
        st.sampled_from(["[name]", "TBD", "[1]", "<", "word", "{", "[", "]", ":", "@", "<a>", "dd/mm/yyyy"]),
        max_size=30,
    )
)
def test_find_placeholders_quotes_exactly(parts: list[str]) -> None:
    text = paragraphs(" ".join(parts))
    pieces = dict(text_pieces(text))
    assert all(hit.quote in pieces[hit.block_id] for hit in find_placeholders(text))

from __future__ import annotations

import pytest

from countersign.kernel.text import Heading, ListBlock, Table, to_html, to_plain
from countersign.policies.imports.files import Unreadable, read_file
from countersign.policies.imports.markdown import MOST, read_markdown
from countersign.policies.imports.markdown_conversion import convert

WHOLE = """---
owner: "Tom"
---
# Our Policy

## Purpose

We **always** care, ~~or not~~, see [the intranet](https://intranet.example/a?b=1&c=2)
and [this](javascript:alert(1)).

1. One
2. Two
   - Two a

> Nobody is exempt.

| Role | Who |
| ---- | --- |
| Lead | Ada |

### More

    a line as it is

![a drawing](https://a.example/x.png) <script>alert(1)</script>
"""


def test_read_markdown_keeps_what_a_policy_needs() -> None:
    read = read_file(WHOLE.replace("\n", "\r\n").encode("utf-8-sig"), "Policy.MD")
    assert read.title == "Our Policy"
    assert to_plain(read.text).split("\n\n") == [
        "Purpose",
        "We always care, or not, see the intranet and [this](javascript:alert(1)).",
        "1. One\n2. Two\n   - Two a",
        "> Nobody is exempt.",
        "Role | Who\nLead | Ada",
        "More",
        "a line as it is",
    ]
    assert [block.level for block in read.text.blocks if isinstance(block, Heading)] == [1, 2]
    assert [block.header_rows for block in read.text.blocks if isinstance(block, Table)] == [1]
    assert [block.ordered for block in read.text.blocks if isinstance(block, ListBlock)] == [True]
    assert '<a href="https://intranet.example/a?b=1&amp;c=2">' in to_html(read.text)
    assert [str(one).partition(":")[0] for one in read.warnings] == [
        "The settings at the top of the file, between two lines of hyphens, were left out.",
        "Preformatted lines became paragraphs, one for each line.",
        "The struck-out words “or not” are now plain",
        "The picture “a drawing” was left out",
        "A part of the kind <script> was left out",
    ]


@pytest.mark.parametrize("text", ["# One\n\n# Two", "Words.\n\n# One", "## Only this\n\nWords."])
def test_markdown_without_one_leading_heading_is_left_as_it_is(text: str) -> None:
    told = convert(text.encode())
    assert told["title"] == ""


def test_markdown_is_called_after_its_file_when_it_has_no_title() -> None:
    read = read_markdown(b"Lock your screen.", "clear_desk.md")
    assert read.title == "clear desk"
    assert "The file has no title" in str(read.warnings[0])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a\x00b", "a.md is no text in UTF-8"),
        (b"x" * (MOST + 1), "a.md is larger than 1 MB"),
        (b"<!-- nothing -->", "a.md holds no words that can be read"),
    ],
)
def test_read_markdown_refuses_what_it_cannot_read(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_markdown(data, "a.md")

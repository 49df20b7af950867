from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from countersign.kernel.confinement import ConfinedFailure, confined
from countersign.kernel.text import Heading, ListBlock, Table, to_html, to_plain, walk
from countersign.policies.imports.conversion import convert
from countersign.policies.imports.word import Unreadable, WordText, read_word


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(*write: Callable[[Any], object]) -> WordText:
    document = Document()
    for step in write:
        step(document)
    return read_word(saved(document), "policy.docx")


def told(word: WordText) -> list[str]:
    return [str(words) for words in word.warnings]


def link(document: Any, words: str, address: str) -> None:
    paragraph = document.add_paragraph("See ")
    made = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), made)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    hyperlink.append(run)
    paragraph._p.append(hyperlink)


def whole(document: Any) -> None:
    document.add_paragraph("Our Policy", style="Title")
    document.add_paragraph("Version 1", style="Subtitle")
    document.add_heading("Purpose", level=1)
    paragraph = document.add_paragraph("We ")
    paragraph.add_run("always").bold = True
    paragraph.add_run(" care ")
    paragraph.add_run("a lot").italic = True
    for words, style in (("One", "List Number"), ("Two", "List Number"), ("Two a", "List Bullet 2")):
        document.add_paragraph(words, style=style)
    document.add_heading("More", level=2)
    for words, style in (("dot", "List Bullet"), ("deep dot", "List Bullet 2"), ("deeper", "List Bullet 3")):
        document.add_paragraph(words, style=style)
    document.add_paragraph("Nobody is exempt.", style="Intense Quote")
    link(document, "the intranet", "https://intranet.example/a?b=1&c=2")
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("Role", "Who", "Lead", "Ada")):
        table.cell(at // 2, at % 2).text = words
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def test_read_word_keeps_what_a_policy_needs() -> None:
    word = read(whole)
    assert word.title == "Our Policy"
    assert to_plain(word.text).split("\n\n") == [
        "Version 1",
        "Purpose",
        "We always care a lot",
        "1. One\n2. Two\n   - Two a",
        "More",
        "- dot\n  - deep dot\n    - deeper",
        "> Nobody is exempt.",
        "See the intranet",
        "Role | Who\nLead | Ada",
    ]
    html = to_html(word.text)
    assert "We <strong>always</strong> care <em>a lot</em>" in html
    assert '<a href="https://intranet.example/a?b=1&amp;c=2">the intranet</a>' in html
    tables = [block for block in word.text.blocks if isinstance(block, Table)]
    assert [table.header_rows for table in tables] == [1]
    assert [block.level for block in word.text.blocks if isinstance(block, Heading)] == [1, 2]
    assert word.warnings == ()


def test_read_word_when_lists_are_numbered_by_hand() -> None:
    """Numbering as Word writes it: a number definition on the paragraphs, two lists of their own."""

    def write(document: Any) -> None:
        for words, number in (("a", 1), ("b", 1), ("between", 0), ("c", 2)):
            paragraph = document.add_paragraph(words)
            if number:
                props = paragraph._p.get_or_add_pPr()
                props.append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
                )
        numbering = document.part.numbering_part.element
        numbering.clear()
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:lvl w:ilvl="0">'
                '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
            )
        )
        for number in (1, 2):
            numbering.append(parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>'))  # fmt: skip

    word = read(write)
    assert to_plain(word.text).split("\n\n") == ["1. a\n2. b", "between", "1. c"]
    assert [block.ordered for block in walk(word.text.blocks) if isinstance(block, ListBlock)] == [True, True]


def test_read_word_when_a_numbered_list_is_taken_up_again() -> None:
    def write(document: Any) -> None:
        for words, style in (("a", "List Number"), ("between", "Normal"), ("b", "List Number")):
            paragraph = document.add_paragraph(words, style=style)
            if style != "Normal":
                props = paragraph._p.get_or_add_pPr()
                number = document.styles[style].element.pPr.numPr.numId.val
                props.append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
                )

    assert any("A numbered list goes on after other text" in words for words in told(read(write)))


def test_read_word_when_it_has_no_title() -> None:
    one = read(lambda d: d.add_heading("Rules", 1), lambda d: d.add_paragraph("Lock it."))
    assert (one.title, to_plain(one.text), one.warnings) == ("Rules", "Lock it.", ())
    document = Document()
    document.add_paragraph("Lock it.")
    named = read_word(saved(document), "Security_policy v2.DOCX")
    assert named.title == "Security policy v2"
    assert told(named) == ["The file has no title; it is called after the file for now: “Security policy v2”."]


def test_read_word_when_it_holds_comments_and_edges() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Title", style="Title")
        run = document.add_paragraph("We ").add_run("comply.")
        run.font.hidden = True
        document.add_comment(run, text="really?", author="B")
        document.sections[0].header.paragraphs[0].text = "Confidential"

    word = read(write)
    assert to_plain(word.text) == "We comply."
    assert [words.split(":")[0].split(".")[0] for words in told(word)] == [
        "Comments in the margin were left out",
        "The file has hidden words; they are shown now",
        "Headers and footers were left out",
    ]


@pytest.mark.parametrize(("tag", "inner"), [("ins", "t"), ("del", "delText"), ("moveTo", "t")])
def test_read_word_refuses_tracked_changes(tag: str, inner: str) -> None:
    def write(document: Any) -> None:
        document.add_paragraph("We comply.")._p.append(parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r>'
            f"<w:{inner}>never</w:{inner}></w:r></w:{tag}>"))  # fmt: skip

    with pytest.raises(Unreadable, match=r"policy\.docx has tracked changes.*Accept or reject all of them in Word"):
        read(write)


def test_read_word_when_it_holds_a_picture() -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )

    def write(document: Any) -> None:
        document.add_paragraph("Title", style="Title")
        document.add_paragraph("Words")
        document.add_picture(io.BytesIO(pixel))
        document.inline_shapes[0]._inline.docPr.set("descr", "Our logo")

    word = read(write)
    assert to_plain(word.text) == "Words"
    assert told(word) == ["The picture “Our logo” was left out: a signed text holds words only."]


def test_read_word_when_it_prints_its_contents() -> None:
    def write(document: Any) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Title", style="Title")
        document.add_paragraph("Purpose\t1", style="toc 1")
        document.add_paragraph("Words")

    word = read(write)
    assert to_plain(word.text) == "Words"
    assert told(word) == ["The table of contents was left out: it is made from the headings."]


def test_read_word_when_it_holds_no_words() -> None:
    with pytest.raises(Unreadable, match=r"policy\.docx holds no words that can be read"):
        read()


def test_read_word_when_it_is_too_long() -> None:
    with pytest.raises(Unreadable, match=r"policy\.docx does not fit\. The text has 200002 characters"):
        read(lambda d: [d.add_paragraph("x" * 100_001) for _ in range(2)])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_read_word_when_it_is_another_kind_of_file(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_word(data, "policy.docx")


def test_convert_when_the_xml_defines_entities_refuses_by_itself() -> None:
    data = rewritten("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(ConfinedFailure) as caught:
        confined(convert, data)
    assert caught.value.kind == "EntitiesForbidden"


def rewritten(name: str, content: bytes | None) -> bytes:
    """A Word file in which one part is changed, or left out."""
    document = Document()
    document.add_paragraph("Words")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(document))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        if content is not None:
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (rewritten("word/document.xml", None), "cannot be read as a Word document. Open it, save it again"),
        (rewritten("word/document.xml", b"<not closed"), "cannot be read as a Word document"),
        (rewritten("word/document.xml", b"<a/>"), "cannot be read|holds no words"),
        (rewritten("word/vbaProject.bin", b"x"), "holds macros"),
        (rewritten("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities of its own"),
        (rewritten("word/media/bomb.bin", bytes(30 << 20)), "unpacks to far more"),
    ],
)
def test_read_word_when_a_part_is_bad(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read_word(data, "policy.docx")
    assert str(caught.value).startswith("policy.docx ")

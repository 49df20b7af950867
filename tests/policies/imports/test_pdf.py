from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from countersign.kernel.archives import Unreadable
from countersign.kernel.text import Heading, ListBlock, Paragraph, node_text, to_plain
from countersign.policies.imports.files import read_file
from countersign.policies.imports.pdf import read_pdf
from tests.policies.pdfs import POLICY, made


def told(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data, "policy.pdf")
    return str(refused.value.words)


def changed(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(POLICY))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ACTIVE = "policy.pdf does more than to be read: it runs, sends or plays something."


def acting(writer: PdfWriter, kind: str) -> None:
    """Something happens when it is opened."""
    action = DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x")})
    writer.root_object[NameObject("/OpenAction")] = action


def in_a_form(writer: PdfWriter) -> DictionaryObject:
    """Fields that a program fills, in a language of its own."""
    return DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>"), NameObject("/Fields"): ArrayObject()})


def test_read_pdf_keeps_headings_points_and_sentences() -> None:
    found = read_pdf(made(POLICY), "policy.pdf")
    assert found.title == "Information Security Policy"
    kinds = [type(block) for block in found.text.blocks]
    assert kinds == [Heading, Paragraph, Heading, ListBlock, Paragraph]
    assert [node_text(block) for block in found.text.blocks if isinstance(block, Heading)] == [
        "Purpose",
        "Rules",
    ]
    points = next(block for block in found.text.blocks if isinstance(block, ListBlock))
    assert [node_text(item) for item in points.items] == [
        "Lock your screen.",
        "Report what looks wrong within one hour.",
    ]


def test_read_pdf_leaves_out_what_stands_on_every_page_and_joins_what_a_page_cut() -> None:
    long = "#set page(height: 9cm, header: [Northgate Ltd, internal], footer: context counter(page).display())\n"
    words = ("keys", "cards", "homes", "rotas", "wages", "nights", "phones", "doors", "ships", "letters", "lists")
    body = " ".join(f"We look after {words[n % 11]}, {words[n * 3 % 7]} and {words[n // 11]}." for n in range(80))
    found = read_pdf(made(long + body), "policy.pdf")
    plain = " ".join(to_plain(found.text).split())
    assert plain == body
    assert "Lines that stand at the edge of every page were left out." in [str(one) for one in found.warnings]


def test_read_pdf_is_called_after_the_file_when_it_says_nothing() -> None:
    assert read_pdf(made("We look after it."), "Our_policy.pdf").title == "Our policy"


def test_read_pdf_when_it_is_a_picture_of_a_page() -> None:
    assert (
        told(made("#rect(width: 9cm, height: 9cm)"))
        == "policy.pdf holds no words that can be read (a scan?). Upload a file with text."
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda writer: writer.encrypt("secret"), "policy.pdf is protected by a password."),
        (lambda writer: writer.add_open_action(JavaScript("app.alert(1)")), ACTIVE),
        (lambda writer: acting(writer, "/Launch"), ACTIVE),
        (lambda writer: acting(writer, "/SubmitForm"), ACTIVE),
        (lambda writer: writer.root_object.update({NameObject("/AcroForm"): in_a_form(writer)}), ACTIVE),
        (lambda writer: writer.add_attachment("a.txt", b"a"), "policy.pdf holds other files inside."),
    ],
)
def test_read_pdf_refuses_more_than_can_be_seen(change: Callable[[PdfWriter], object], says: str) -> None:
    assert told(changed(change)).startswith(says)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "policy.pdf is no PDF, whatever its name says."),
        (b"PK\x03\x04 a zip", "policy.pdf is no PDF, whatever its name says."),
        (b"%PDF-1.7\nnothing more", "policy.pdf is damaged, or no PDF that can be read."),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "policy.pdf is damaged, or no PDF that can be read."),
        (made(POLICY)[:2000], "policy.pdf is damaged, or no PDF that can be read."),
    ],
)
def test_read_pdf_refuses_what_is_none(data: bytes, says: str) -> None:
    assert told(data).startswith(says)


def test_read_pdf_when_it_has_a_thousand_pages() -> None:
    assert told(made("#for n in range(301) [page #pagebreak()]")).startswith("policy.pdf has more than 300 pages.")


def test_read_pdf_of_a_bomb_ends_by_itself() -> None:
    """A long stream of nothing, and a tree of pages that has itself for a child."""
    packed = zlib.compress(b"\x00" * (64 << 20))
    begins = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    pages = b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (len(packed), packed)
    assert told(begins + pages + page + stream + b"trailer<</Root 1 0 R>>")


def test_read_file_sends_a_pdf_to_its_own_door() -> None:
    with pytest.raises(Unreadable, match="Choose “A finished PDF” for it"):
        read_file(made(POLICY), "policy.PDF")

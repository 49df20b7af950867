from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from countersign.kernel.archives import Unreadable
from countersign.kernel.text import Heading, ListBlock, Paragraph, node_text, to_plain
from countersign.policies.imports.files import read_file
from countersign.policies.imports.pdf import below, read_pdf
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
    assert kinds == [Heading, Heading, Paragraph, Heading, ListBlock, Paragraph]
    assert [node_text(block) for block in found.text.blocks if isinstance(block, Heading)] == [
        "Information Security Policy",
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
    assert any(
        "nearly every page were left out" in (said := str(one)) and "Northgate Ltd, internal" in said
        for one in found.warnings
    )


def test_read_pdf_keeps_a_heading_that_is_not_the_title_above_it() -> None:
    found = read_pdf(
        made("= Acceptable Use of Northgate Systems\nWe look after it, and after all that is in it."), "x.pdf"
    )
    assert to_plain(below("Information Security Policy", found.text)).startswith("Acceptable Use of Northgate Systems")
    assert to_plain(below(" acceptable use of Northgate systems", found.text)).startswith("We look after it")


def test_read_pdf_when_it_is_a_picture_of_a_page() -> None:
    assert (
        told(made("#rect(width: 9cm, height: 9cm)"))
        == "policy.pdf holds no words that can be read (a scan?). Upload a file with text."
    )


def laid_over(writer: PdfWriter, subtype: str) -> None:
    note = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(subtype)})
    note[NameObject("/Rect")] = ArrayObject([FloatObject(n) for n in (0, 0, 9, 9)])
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def layered(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject()


def plain_pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF written by hand, its first object the catalog, with a table that says where each stands."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + head + table + end


def shows(words: bytes, *more: bytes, catalog: bytes = b"") -> tuple[bytes, ...]:
    """The objects of one page that shows some words, and more objects behind them, from number 6 on."""
    drawn = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % words
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


def test_read_pdf_takes_a_plain_one() -> None:
    assert to_plain(read_pdf(plain_pdf(*shows(b"We look after it.")), "p.pdf").text) == "We look after it."


@pytest.mark.parametrize(
    "data",
    [
        plain_pdf(*shows(b"We."), trailer=b"/Root<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>"),
        plain_pdf(*shows(b"We.", b"<</S/JavaScript/JS(x)>>", catalog=b"/OpenAction 6 0 R")),
        plain_pdf(*shows(b"We.", catalog=b"/OpenAction<</S/URI/URI(http://x.example/)>>")),
        plain_pdf(*shows(b"We.", catalog=b"/OpenAction<</S/GoToR/F(\\\\\\\\evil\\\\x.pdf)>>")),
        plain_pdf(*shows(b"We.", b"<</AA<</O<</S/URI/URI(x)>>>>>>")),
    ],
)
def test_read_pdf_refuses_what_acts_wherever_it_hides(data: bytes) -> None:
    assert told(data).startswith(ACTIVE)


def test_read_pdf_refuses_a_file_inside_that_is_not_called_one() -> None:
    inside = (b"<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>", b"<</Length 1>>stream\na\nendstream")
    assert told(plain_pdf(*shows(b"We.", *inside))).startswith("policy.pdf holds other files inside.")


def test_read_pdf_is_read_as_every_viewer_reads_it_or_not_at_all() -> None:
    """Two revisions in one file, and an end that programs find in different places."""
    first, second = plain_pdf(*shows(b"We look after it.")), plain_pdf(*shows(b"Ignore it."))
    for end in (b"startxref 9\n%%EOF\n", b"startxref\n9\n", b"startxref\n99999999\n%%EOF\n"):
        assert told(first + second[: second.rindex(b"startxref")] + end).startswith("policy.pdf is damaged")
    assert told(first + b"\n%PDF junk").startswith("policy.pdf is damaged")


def test_read_pdf_takes_words_in_a_figure_and_none_beside_the_page() -> None:
    drawn = b"BT /F1 12 Tf 72 600 Td (Nobody takes data home.) Tj ET"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>" % len(drawn)
    objects = list(shows(b"We look after it."))
    objects[2] = objects[2].replace(b"/Font<<", b"/XObject<</X1 6 0 R>>/Font<<")
    paint = b"BT /F1 12 Tf 72 700 Td (We look after it.) Tj 0 -1600 Td (Beside the page.) Tj ET /X1 Do"
    objects[3] = b"<</Length %d>>stream\n%s\nendstream" % (len(paint), paint)
    found = read_pdf(plain_pdf(*objects, form + b"stream\n" + drawn + b"\nendstream"), "p.pdf")
    assert to_plain(found.text) == "We look after it.\n\nNobody takes data home."


def test_read_pdf_leaves_numbers_as_they_are() -> None:
    dated = "#set page(width: 7.4cm)\nThis policy is in force from \\ 31. December 2026 \\ - all of it - until then."
    assert (
        to_plain(read_pdf(made(dated), "p.pdf").text)
        == "This policy is in force from 31. December 2026 - all of it - until then."
    )
    counted = "#set enum(start: 4)\n+ Lock your screen.\n+ Report incidents, see 4."
    assert to_plain(read_pdf(made(counted), "p.pdf").text) == "4. Lock your screen.\n5. Report incidents, see 4."


def test_read_pdf_keeps_what_only_looks_like_an_edge() -> None:
    annexes = "#pagebreak()\n".join(
        f"Annex {n}\n\nThis page is about {word}.\n" for n, word in enumerate(("keys", "doors", "cards"), 1)
    )
    plain = to_plain(read_pdf(made(annexes), "p.pdf").text)
    assert [f"Annex {n}" in plain for n in (1, 2, 3)] == [True] * 3
    kept = read_pdf(made("Backups are kept \\ 90 \\ days."), "p.pdf")
    assert to_plain(kept.text) == "Backups are kept 90 days."
    twice = "#pagebreak()\n".join(
        ("We lock doors.\n\nOne.\n", "We lock doors.\n\nTwo.\n", "Three.\n\nFour.\n", "Five.\n")
    )
    assert to_plain(read_pdf(made(twice), "p.pdf").text).count("We lock doors.") == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda writer: writer.encrypt("secret"), "policy.pdf is encrypted."),
        (lambda writer: writer.add_open_action(JavaScript("app.alert(1)")), ACTIVE),
        (lambda writer: acting(writer, "/Launch"), ACTIVE),
        (lambda writer: acting(writer, "/SubmitForm"), ACTIVE),
        (lambda writer: writer.root_object.update({NameObject("/AcroForm"): in_a_form(writer)}), ACTIVE),
        (lambda writer: writer.add_attachment("a.txt", b"a"), "policy.pdf holds other files inside."),
        (lambda writer: laid_over(writer, "/FreeText"), "policy.pdf has notes, stamps or fields laid over its pages."),
        (lambda writer: laid_over(writer, "/Widget"), "policy.pdf has notes, stamps or fields laid over its pages."),
        (layered, "policy.pdf has layers that can be hidden."),
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
    """A page whose content unpacks to a gigabyte of nothing, three times over."""
    packed = zlib.compress(zlib.compress(zlib.compress(b" " * (1 << 28))))
    objects = list(shows(b"We."))
    objects[3] = b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    assert told(plain_pdf(*objects)).startswith(
        ("policy.pdf is too large", "policy.pdf took longer", "policy.pdf holds no words")
    )


def test_read_file_sends_a_pdf_to_its_own_door() -> None:
    with pytest.raises(Unreadable, match="Choose “A finished PDF” for it"):
        read_file(made(POLICY), "policy.PDF")

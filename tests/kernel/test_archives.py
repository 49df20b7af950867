from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countersign.kernel import archives
from countersign.kernel.archives import EXCEL, WORD, Unreadable, check_office_file

TYPES = '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-{}+xml"/></Types>'
WORD_TYPE = "officedocument.wordprocessingml.document.main"


def packed(
    parts: Mapping[str, bytes | str] | None = None, kind: str = WORD_TYPE, how: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """An archive like a Word file, with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(kind))
        archive.writestr("word/document.xml", "<document/>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def refused(data: bytes, kind: archives.Kind = WORD) -> str:
    with pytest.raises(Unreadable) as caught:
        check_office_file(data, "policy.docx", kind)
    assert str(caught.value) == str(caught.value.words)
    return str(caught.value)


def test_check_office_file_when_it_is_sound() -> None:
    picture = {"word/media/image1.emz": b"\x1f\x8b\x08 packed picture", "word/media/a.png": b"\x89PNG"}
    check_office_file(packed(picture), "policy.docx", WORD)


def test_check_office_file_when_the_workbook_is_sound() -> None:
    check_office_file(packed(kind="officedocument.spreadsheetml.sheet.main"), "people.xlsx", EXCEL)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "policy.docx is empty (0 bytes)"),
        (b"%PDF-1.7 ...", "is a PDF. Upload the Word document (.docx) it was made from"),
        (b"\xef\xbb\xbf%PDF-1.4", "is a PDF"),
        (archives._OLD_OFFICE + bytes(600), "old format of Office 97-2003. Open it, save it as .docx"),
        (archives._OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"{\\rtf1 hello}", "is no Word document. Save it as .docx"),
        (b"Just some words", "is no Word document"),
        (b"PK\x03\x04 and then nonsense", "is damaged"),
        (packed()[:-40], "is damaged"),
        (packed({"../evil.xml": "x"}), "unsafe path"),
        (packed({"word/../../evil.xml": "x"}), "unsafe path"),
        (packed({"/etc/passwd": "x"}), "unsafe path"),
        (packed({"C:\\evil.xml": "x"}), "unsafe path"),
        (packed({"word/vbaProject.bin": "x"}), "holds macros"),
        (packed({"xl/macrosheets/sheet1.xml": "x"}), "holds macros"),
        (packed(kind="office.word.document.macroEnabled.main"), "holds macros"),
        (packed(kind="officedocument.spreadsheetml.sheet.main"), "is an Excel workbook, no Word document"),
        (packed(kind="officedocument.wordprocessingml.template.main"), "is a Word template, no Word document"),
        (packed(kind="officedocument.presentationml.presentation.main"), "is a presentation"),
        (packed(kind="something"), "is another kind of file"),
        (packed({"word/embeddings/sheet.xlsx": packed()}), "an embedded file (word/embeddings/sheet.xlsx)"),
        (packed({"x.bin": b"Rar!\x1a\x07\x00"}), "holds another archive"),
        (packed({"x.bin": b"7z\xbc\xaf\x27\x1c"}), "holds another archive"),
        (packed({"word/a.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>"}), "entities of its own"),
        (packed({"word/a.rels": "<!DOCTYPE a>".encode("utf-16")}), "entities of its own"),
        (packed({"word/a.xml": b" " * 65_530 + b"<!DOCTYPE a>"}), "entities of its own"),
        (packed({"word/a.xml": bytes(2 << 20)}), "unpacks to far more than its size"),
        (packed({"WORD/document.xml": "x"}), "two parts of the same name"),
        (packed(how=zipfile.ZIP_LZMA), "packed in a way that no office program uses"),
        (packed({f"word/{n}": "" for n in range(5_000)}), "holds 5002 parts"),
    ],
)  # fmt: skip
def test_check_office_file_when_it_is_not(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_check_office_file_when_it_is_any_zip() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("policy.txt", "hello")
    assert "is a ZIP archive, no Word document. Unpack it" in refused(out.getvalue())
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    assert "is an OpenDocument file" in refused(out.getvalue())


def test_check_office_file_when_entries_are_encrypted() -> None:
    data = bytearray(packed())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "protected with a password" in refused(bytes(data))


def test_check_office_file_when_the_declared_size_lies() -> None:
    data = bytearray(packed({"word/big.xml": b"ab" * 400_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert "is damaged" in refused(bytes(data))


def test_check_office_file_when_much_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100_000)
    assert "unpacks to far more" in refused(packed({"a.bin": b"\x01" * 100_000}))
    monkeypatch.setattr(archives, "MAX_FILE", 100)
    assert "Take the pictures out" in refused(packed())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), min_size=1, max_size=6))
def test_check_office_file_when_bytes_are_changed_never_breaks(changes: list[tuple[int, int]]) -> None:
    data = bytearray(packed({"word/styles.xml": "<styles/>", "word/numbering.xml": "<n/>" * 50}))
    for at, value in changes:
        data[at % len(data)] = value
    try:
        check_office_file(bytes(data), "policy.docx", WORD)
    except Unreadable as unreadable:
        assert "policy.docx" in str(unreadable)  # noqa: PT017

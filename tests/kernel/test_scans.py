from __future__ import annotations

import pytest

from countersign.kernel.archives import Unreadable
from countersign.kernel.scans import KINDS, check_scan, kind_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"


def refused(data: bytes, name: str = "minutes.pdf") -> str:
    with pytest.raises(Unreadable) as caught:
        check_scan(data, name)
    return str(caught.value.words)


@pytest.mark.parametrize(
    ("data", "content_type", "ending"),
    [
        (PDF, "application/pdf", ".pdf"),
        (PNG, "image/png", ".png"),
        (JPEG, "image/jpeg", ".jpg"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif\x00", "image/jpeg", ".jpg"),
    ],
)
@pytest.mark.parametrize("name", ["minutes.pdf", "photo.JPG", "no ending", "page.exe"])
def test_check_scan_when_it_is_one_takes_it_whatever_its_name(
    data: bytes, content_type: str, ending: str, name: str
) -> None:
    check_scan(data, name)
    kind = kind_of(data)
    assert kind
    assert (kind.content_type, kind.ending) == (content_type, ending)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ\x90\x00",
        b"junk before %PDF-1.7",
        b"\n%PDF-1.7",
        b"%PDX-1.7",
        b"%PDF",
        b"\x89PNG\n\x1a\n",
        b"\xff\xd8",
        b"\x00" * 40,
    ],
)
def test_check_scan_when_it_is_something_else_says_so(data: bytes) -> None:
    assert kind_of(data) is None
    assert refused(data) == "minutes.pdf is no PDF, PNG or JPEG, whatever its name says. Choose the scan."


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"PK\x03\x04\x14\x00", "an office file or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file or an archive"),
        (b"\x00\x00\x00\x18ftypheic\x00", "a HEIC picture, as some telephones take them"),
        (b"\x00\x00\x00\x18ftypmif1\x00", "a HEIC picture, as some telephones take them"),
        (b"II*\x00\x08\x00", "a TIFF picture"),
        (b"MM\x00*\x00\x08", "a TIFF picture"),
        (b"GIF89a", "a GIF picture"),
    ],
)
def test_check_scan_when_it_is_known_says_what_to_do(data: bytes, found: str) -> None:
    assert refused(data) == f"minutes.pdf is {found}. Save it as PDF, PNG or JPEG, and choose that."


def test_check_scan_when_it_is_empty_says_so() -> None:
    assert refused(b"") == "minutes.pdf is empty (0 bytes). Scan it again, and choose the new file."


def test_check_scan_when_the_name_looks_like_a_template() -> None:
    assert refused(b"no", "{name} {0}.pdf").startswith("{name} {0}.pdf is no PDF")


def test_no_kind_begins_like_another() -> None:
    for one in KINDS:
        assert kind_of(one.begins) == one

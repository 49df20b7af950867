"""What shows a signature on paper: a PDF or a photograph, told by its first bytes and never opened here.

Neither its name nor what a browser says of it counts. Each refusal is one sentence for the person who sent the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.archives import Unreadable
from countersign.kernel.words import say


@dataclass(frozen=True, slots=True)
class ScanKind:
    """What people call it, its ending, its content type, and the bytes that every such file begins with."""

    called: str
    ending: str
    content_type: str
    begins: bytes


KINDS = (
    ScanKind("PDF", ".pdf", "application/pdf", b"%PDF-"),
    ScanKind("PNG", ".png", "image/png", b"\x89PNG\r\n\x1a\n"),
    ScanKind("JPEG", ".jpg", "image/jpeg", b"\xff\xd8\xff"),
)
_HEIC = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", b"ftypavif")
_OTHERS = (
    ((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an office file or an archive"),
    ((b"II*\x00", b"MM\x00*"), "a TIFF picture"),
    ((b"GIF8",), "a GIF picture"),
)


def kind_of(data: bytes) -> ScanKind | None:
    """Which of the three this is; None for anything else."""
    return next((kind for kind in KINDS if data.startswith(kind.begins)), None)


def check_scan(data: bytes, name: str) -> None:
    """Raise ``Unreadable`` unless ``data`` begins as a PDF, PNG or JPEG does. ``name`` stands in the sentence."""
    if not data:
        raise Unreadable(say("{name} is empty (0 bytes). Scan it again, and choose the new file.", name=name))
    if kind_of(data) is not None:
        return
    if found := _known(data):
        template = "{name} is {found}. Save it as PDF, PNG or JPEG, and choose that."
        raise Unreadable(say(template, name=name, found=found))
    raise Unreadable(say("{name} is no PDF, PNG or JPEG, whatever its name says. Choose the scan.", name=name))


def _known(data: bytes) -> str:
    """What people choose by mistake."""
    if data[4:].startswith(_HEIC):
        return "a HEIC picture, as some telephones take them"
    return next((called for begins, called in _OTHERS if data.startswith(begins)), "")

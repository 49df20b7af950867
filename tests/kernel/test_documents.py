from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.documents import document, document_digest

PARTS: dict[str, Any] = {
    "title": "Information Security Policy",
    "label": "1.0",
    "language": "en-gb",
    "variables": {"organisation": "Larkbeam Ltd"},
    "text": {"format": "countersign.text/1", "blocks": []},
}


def test_document_digest_stays_what_it_was() -> None:
    """Signatures hold on to it: these bytes never change."""
    assert (
        document_digest(document(**PARTS)) == "sha256:1e973c1ce9631161ae9ad82f13ec4618a0ea7df0b561be34b87ec8e5589f2edc"
    )


@pytest.mark.parametrize("part", sorted(PARTS))
def test_document_digest_when_any_part_differs_differs(part: str) -> None:
    other: Any = {} if isinstance(PARTS[part], dict) else "other"
    assert document_digest(document(**PARTS | {part: other})) != document_digest(document(**PARTS))

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from countersign.kernel.approvals import (
    ELSEWHERE,
    LIVE,
    Signature,
    SignatureMethod,
    approval_statement,
    capacity,
    statement_digest,
)
from countersign.kernel.canonical import NotCanonical
from countersign.kernel.digests import digest_text
from countersign.kernel.references import ref

PARTS = {
    "of": ref("version", UUID(int=1)),
    "document": digest_text("the text"),
    "words": "I approve this.",
    "person": ref("person", UUID(int=2)),
    "capacity": "CEO",
    "hat": "TOP_MANAGEMENT",
}


def test_statement_digest_stays_what_it_was() -> None:
    """Codes and passkeys were made for it: these bytes never change."""
    digest = "sha256:6cb58ab346a14959d26c64762b40ae72a8f4990773eff0407629ee3a77266280"
    assert statement_digest(approval_statement(**PARTS)) == digest


@pytest.mark.parametrize("part", sorted(PARTS))
def test_statement_digest_when_any_part_differs_differs(part: str) -> None:
    assert statement_digest(approval_statement(**PARTS)) != statement_digest(
        approval_statement(**PARTS | {part: "something else"})
    )


def test_every_method_is_live_or_elsewhere() -> None:
    assert set(SignatureMethod) == LIVE | ELSEWHERE
    assert not LIVE & ELSEWHERE


def test_signature_when_its_evidence_cannot_be_written_is_refused() -> None:
    with pytest.raises(NotCanonical):
        Signature(SignatureMethod.PASSKEY, {"counter": 1.5})


def test_capacity() -> None:
    assert capacity("CEO and founder", date(2019, 4, 1)) == "CEO and founder, top management since 1 April 2019"
    assert capacity(None, date(2024, 12, 31)) == "Top management since 31 December 2024"

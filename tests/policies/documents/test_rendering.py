"""From a signed version to the file that is kept."""

from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.canonical import from_canonical
from countersign.kernel.digests import digest
from countersign.kernel.references import ref
from countersign.ledger.queries import entry_about, origin_of
from countersign.policies.documents.rendering import NotAsSigned, render, signature_entry
from countersign.policies.queries import cosignatures, version
from tests.cast import Cast
from tests.policies.documents.pdfs import letters, reader, words
from tests.policies.documents.worlds import SCAN, signed_elsewhere, signed_here
from tests.policies.worlds import PASSAGES, after, begun, by_several, offered, signed


def test_render_shows_text_signature_and_where_it_stands(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    leaf = signature_entry(here)
    assert leaf
    pdf = render(here)
    said = words(pdf)
    assert all(passage in said for passage in PASSAGES.values())
    for expected in (
        *("Information Security Policy", "Larkbeam Ltd", "Version 1.0", "In force from 6 January 2026"),
        *("British English", "Priya Raman", "CEO and founder, top management since 1 April 2019"),
        *(here.signed_words, "Entered 6 January 2026, 09:00 UTC", "Confirmed by mailed code"),
        f"Entry {leaf.seq}",
    ):
        assert expected in said
    for exact in (here.document, origin_of(larkbeam.organisation), ref("entry", leaf.id)):
        assert exact in letters(pdf)
    assert "elsewhere" not in said


def test_render_of_several_hands_shows_each_with_its_own_words_and_place(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id, foreword="I lost a laptop once.\n\nThat is why I care.")
    signed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT), at=after(1))
    here = version(larkbeam.organisation, id)
    [first] = cosignatures(larkbeam.organisation, id)
    leaves = [entry_about(larkbeam.organisation, first.ref, "cosignature.given"), signature_entry(here)]
    pdf = render(here)
    said = words(pdf)
    assert said.index("I lost a laptop once.") < said.index("Priya Raman") < said.index("Mei Sato")
    assert "That is why I care." in said
    for leaf in leaves:
        assert leaf
        assert f"Entry {leaf.seq}" in said
        assert ref("entry", leaf.id) in letters(pdf)
    assert said.count("Confirmed by mailed code") == 2
    assert render(version(larkbeam.organisation, id)) == pdf


def test_render_attaches_what_was_signed(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    ((attached,),) = reader(render(here)).attachments.values()
    assert digest(attached) == here.document
    assert from_canonical(attached)["text"] == here.text


def test_render_gives_the_same_bytes_again(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    assert render(here) == render(version(larkbeam.organisation, here.id))


@pytest.mark.parametrize(
    ("method", "says"),
    [
        (SignatureMethod.WET_SIGNATURE, "Signed on paper, elsewhere"),
        (SignatureMethod.MINUTE, "Approved in a minute, elsewhere"),
        (SignatureMethod.OTHER_SYSTEM, "Signed in another system"),
    ],
)
def test_render_of_what_was_signed_elsewhere_says_so(larkbeam: Cast, method: SignatureMethod, says: str) -> None:
    pdf = render(signed_elsewhere(larkbeam, method))
    said = words(pdf)
    for expected in (
        *("Signed elsewhere, recorded later: on 6 January 2026", "15 September 2025, as it is claimed", "Mei Sato"),
        *("Engineering Lead", "6 January 2026, 09:00 UTC, by Tom Okafor", "on the word of whoever recorded it", says),
    ):
        assert expected in said
    assert digest(SCAN) in letters(pdf)


def test_render_when_the_author_signed_alone_says_so(larkbeam: Cast) -> None:
    alone = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    id = offered(larkbeam, begun(larkbeam), by=alone)
    signed(larkbeam, id, by=alone)
    assert "The author signed, being the only member of top management." in words(
        render(version(larkbeam.organisation, id))
    )


def test_render_when_not_signed_or_not_as_signed_makes_nothing(larkbeam: Cast) -> None:
    with pytest.raises(NotAsSigned):
        render(version(larkbeam.organisation, offered(larkbeam, begun(larkbeam))))


def test_render_when_a_column_no_longer_says_what_was_signed_makes_nothing(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    here.title = "Another title"
    with pytest.raises(NotAsSigned):
        render(here)

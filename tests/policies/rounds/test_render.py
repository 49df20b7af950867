from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from django.test import override_settings

from countersign.ledger import files
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.sequence import sequence
from countersign.policies.documents.rendering import render as make
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Version
from countersign.policies.queries import version
from countersign.policies.rounds.render import render
from tests.cast import Cast, cast
from tests.ledger.copies import at_once, inside
from tests.ledger.past_the_gate import as_administrator, every
from tests.policies.documents.pdfs import words
from tests.policies.documents.worlds import signed_elsewhere, signed_here
from tests.policies.worlds import AT, after, begun, entered, in_force_from, offered, signed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(COUNTERSIGN_FILES=tmp_path / "files"):
        yield tmp_path / "files"


def kept(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_render_makes_each_pdf_once(larkbeam: Cast, folder: Path) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, at=after(1))
    signed(larkbeam, second, at=after(1))
    offered(larkbeam, policy, at=after(2))
    assert [render(after(3)) for _ in range(2)] == [2, 0]
    for id in (first, second):
        row = version(larkbeam.organisation, id)
        assert row.pdf
        assert f"version {row.label}" in words(files.read(larkbeam.organisation, row.pdf))
    assert (entered(larkbeam, "version.rendered"), kept(folder)) == (2, 2)
    assert verify(larkbeam.organisation)[1] == []


def test_render_makes_a_pdf_of_what_was_signed_elsewhere(larkbeam: Cast) -> None:
    row = signed_elsewhere(larkbeam)
    assert render(AT) == 1
    assert version(larkbeam.organisation, row.id).pdf
    assert verify(larkbeam.organisation)[1] == []


def test_render_takes_no_more_than_the_limit(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    signed(larkbeam, offered(larkbeam, policy, at=after(1)), at=after(1))
    assert [render(after(3), limit=1) for _ in range(3)] == [1, 1, 0]


def test_render_waits_until_the_signature_has_its_place(larkbeam: Cast) -> None:
    with override_settings(COUNTERSIGN_SEQUENCER="worker"):
        here = signed_here(larkbeam)
        assert render(AT) == 0
        sequence(AT)
        assert render(AT) == 1
    assert version(larkbeam.organisation, here.id).pdf


def test_render_when_one_is_not_as_signed_makes_the_others(larkbeam: Cast) -> None:
    broken = signed_here(larkbeam)
    with as_administrator():
        every(Version, organisation_id=larkbeam.organisation, pk=broken.pk).update(title="Another")
    policy = begun(larkbeam, title="Remote work", kind=PolicyKind.TOPIC)
    good = offered(larkbeam, policy)
    signed(larkbeam, good)
    with pytest.raises(ExceptionGroup, match="1 versions could not be rendered"):
        render(AT)
    assert version(larkbeam.organisation, broken.id).pdf is None
    assert version(larkbeam.organisation, good).pdf


def test_render_when_killed_before_the_row_begins_anew(larkbeam: Cast, folder: Path) -> None:
    """The file lies there and nobody names it; the next turn makes the same file and names it."""
    here = signed_here(larkbeam)
    pdf = files.keep(larkbeam.organisation, make(here))
    assert (kept(folder), version(larkbeam.organisation, here.id).pdf) == (1, None)
    assert render(after(1)) == 1
    assert (kept(folder), version(larkbeam.organisation, here.id).pdf) == (1, pdf)


@pytest.fixture
def copied(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def test_render_when_two_workers_race_notes_it_once(copied: Cast, folder: Path) -> None:
    here = signed_here(copied)
    at_once(*[partial(render, AT)] * 3)
    assert version(copied.organisation, here.id).pdf
    assert (entered(copied, "version.rendered"), kept(folder)) == (1, 1)
    assert verify(copied.organisation)[1] == []

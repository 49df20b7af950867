from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.map_import import map_import
from countersign.people.imports.values import Line
from countersign.people.queries import import_lines, import_preview, mapped_columns
from tests.cast import Cast
from tests.people.worlds import AT, NOBODY, after, lead, previewed

LINE = Line(2, "Ada Lind", "ada@x.example")
SAID = {"name": 0, "email": 2}


def test_map_import_reads_again_and_remembers_for_the_same_headings(larkbeam: Cast) -> None:
    id = previewed(larkbeam, "Name,Email\nB,b@x.example\n")
    for hour, columns in enumerate(({"name": 1, "email": 2}, SAID)):
        map_import(import_id=id, lines=[LINE], remarks=[], chosen=0, columns=columns, headings_digest="d",
                   by=lead(larkbeam), at=after(hour))  # fmt: skip
    kept = import_preview(larkbeam.organisation, id)
    assert kept
    assert (kept.size, kept.columns, import_lines(larkbeam.organisation, id)[0]["name"]) == (1, SAID, "Ada Lind")
    assert mapped_columns(larkbeam.organisation, "d") == SAID
    assert mapped_columns(larkbeam.organisation, "e") is None


def test_map_import_remembers_nothing_that_was_not_chosen(larkbeam: Cast, stonecross: Cast) -> None:
    id = previewed(larkbeam, "Name,Email\nB,b@x.example\n")
    map_import(import_id=id, lines=[LINE], remarks=[], chosen=0, headings_digest="d", by=lead(larkbeam), at=AT)
    assert mapped_columns(larkbeam.organisation, "d") is None
    assert mapped_columns(stonecross.organisation, "d") is None


def test_map_import_when_staff_or_elsewhere(larkbeam: Cast, stonecross: Cast) -> None:
    id = previewed(larkbeam, "Name,Email\nB,b@x.example\n")
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        map_import(import_id=id, lines=[], remarks=[], chosen=0, by=larkbeam.actor("ola"), at=AT)
    for one, by in ((id, stonecross.actor("otto", Hat.HR)), (NOBODY, lead(larkbeam))):
        with pytest.raises(Unknown, match="no such import"):
            map_import(import_id=one, lines=[], remarks=[], chosen=0, by=by, at=AT)

"""The poster for the wall: a phone reads where it leads, and so does a person."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import zxingcpp

from countersign.people.queries import organisation
from countersign.policies.documents.poster import poster
from countersign.policies.documents.square import code
from countersign.press.sheets import EXAMPLE
from tests.cast import Cast
from tests.policies.documents.pdfs import letters

ADDRESS = "https://countersign.example/o/larkbeam-ltd/policies/find/"
AT = datetime(2026, 1, 6, tzinfo=UTC)

MODULE = 4
"""Pixels."""


def pixels(svg: str) -> memoryview:
    """The strokes of the picture as grey pixels: ``M x y``, then ``h`` draws, ``m`` moves on."""
    size = int(re.findall(r'width="(\d+)"', svg)[0])
    grid = [bytearray(b"\xff" * size) for _ in range(size)]
    x = y = 0.0
    for verb, one, other in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,](-?[\d.]+))?", re.findall(r' d="([^"]+)"', svg)[0]):
        if verb == "h":
            grid[int(y)][int(x) : int(x + float(one))] = bytes(int(float(one)))
            x += float(one)
        else:
            x, y = (float(one), float(other)) if verb == "M" else (x + float(one), y + float(other))
    lines = [bytes(pixel for pixel in row for _ in range(MODULE)) for row in grid for _ in range(MODULE)]
    return memoryview(b"".join(lines)).cast("B", shape=[len(lines), len(lines[0])])


@pytest.mark.parametrize("address", [ADDRESS, "https://x.example/o/" + "sehr-lang-" * 8 + "/policies/find/"])
def test_a_phone_reads_where_it_leads(address: str) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(pixels(code(address)))] == [address]


def test_a_person_reads_it_too(larkbeam: Cast) -> None:
    here = organisation(larkbeam.organisation)
    said = letters(poster(here, ADDRESS, example=False, at=AT))
    assert "OurSecurityPolicies".lower() in said.lower()
    assert ADDRESS in said
    assert EXAMPLE.replace(" ", "") not in said
    assert EXAMPLE.replace(" ", "") in letters(poster(here, ADDRESS, example=True, at=AT))


def test_a_name_in_letters_that_are_not_there_is_no_reason_to_fail(larkbeam: Cast) -> None:
    here = organisation(larkbeam.organisation)
    here.name = "株式会社"
    assert poster(here, ADDRESS, example=False, at=AT).startswith(b"%PDF")


def test_the_same_poster_is_the_same_bytes(larkbeam: Cast) -> None:
    here = organisation(larkbeam.organisation)
    assert poster(here, ADDRESS, example=False, at=AT) == poster(here, ADDRESS, example=False, at=AT)

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.chance import seeded
from countersign.kernel.instants import instant, milliseconds
from countersign.kernel.references import NOUNS, new_id, new_ids, parse_ref, ref

SOME = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
AFTER_1970 = st.integers(0, 253_402_300_799_999).map(instant)


@given(AFTER_1970)
def test_new_id_is_a_version_7_uuid_of_its_instant(at: datetime) -> None:
    made = new_id(at)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == milliseconds(at)


def test_new_id_when_later_sorts_behind_in_every_spelling() -> None:
    beginning = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    made = [new_id(beginning + timedelta(milliseconds=step)) for step in range(500)]
    assert made == sorted(made)
    assert [one.hex for one in made] == sorted(one.hex for one in made)


def test_new_id_when_made_a_thousand_times_at_once_is_never_the_same() -> None:
    at = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    assert len({new_id(at) for _ in range(1000)}) == 1000


def test_new_id_when_seeded_repeats() -> None:
    at = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    with seeded(b"one"):
        first = [new_id(at), new_id(at)]
    with seeded(b"one"):
        assert [new_id(at), new_id(at)] == first


def test_new_id_when_finer_than_a_millisecond_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        new_id(datetime(2026, 1, 5, microsecond=1, tzinfo=UTC))


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_ref_reads_back(noun: str) -> None:
    assert ref(noun, SOME) == f"{noun}_{SOME.hex}"
    assert parse_ref(ref(noun, SOME)) == (noun, SOME)


def test_ref_when_the_noun_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="'thing' is not in the list"):
        ref("thing", SOME)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "person",
        "person_",
        f"person{SOME.hex}",
        f"person_{SOME}",
        f"person_{SOME.hex.upper()}",
        f"person_{SOME.hex[:-1]}",
        f"person_{SOME.hex}0",
        f"person_{SOME.hex}\n",
        f"person_0x{SOME.hex[2:]}",
        f"person_ {SOME.hex[1:]}",
        f"person_+{SOME.hex[1:]}",
        "person_" + "\u0663" * 32,
        f"thing_{SOME.hex}",
        f"_{SOME.hex}",
        f"PERSON_{SOME.hex}",
        f"a_person_{SOME.hex}",
    ],
)
def test_parse_ref_when_spelt_otherwise_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a reference"):
        parse_ref(written)


def test_new_ids_rise_and_are_of_one_instant() -> None:
    at = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    made = new_ids(at, 1000)
    assert made == sorted(set(made))
    assert len(made) == 1000
    assert {(one.version, one.variant, one.int >> 80) for one in made} == {(7, RFC_4122, milliseconds(at))}

from __future__ import annotations

import pytest

from countersign.policies.models import Version
from countersign.policies.queries import next_label


@pytest.mark.parametrize(
    ("label", "material", "minor"),
    [
        ("1.0", "2.0", "1.1"),
        ("1.9", "2.0", "1.10"),
        ("3", "4.0", "3.1"),
        ("2.1.4", "3.0", "2.2"),
        ("Rev C", "8.0", "7.1"),
    ],
)
def test_next_label_counts_on(label: str, material: str, minor: str) -> None:
    published = Version(label=label, number=7)
    assert next_label(published, material=True) == material
    assert next_label(published, material=False) == minor


@pytest.mark.parametrize("material", [True, False])
def test_next_label_when_nothing_was_published(material: bool) -> None:
    assert next_label(None, material=material) == "1.0"
    assert next_label(None, material=material, taken={"1.0", "1.1"}) == "1.2"


def test_next_label_when_taken_goes_on() -> None:
    published = Version(label="1.0", number=1)
    assert next_label(published, material=True, taken={"2.0"}) == "2.1"
    assert next_label(published, material=False, taken={"1.0", "1.1"}) == "1.2"

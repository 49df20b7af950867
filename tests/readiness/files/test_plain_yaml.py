"""YAML that says what JSON could say, and no more."""

from __future__ import annotations

import pytest

from countersign.kernel.records import Unusable
from countersign.readiness.files import plain_yaml


def test_words_stay_words_and_dates_stay_text() -> None:
    """YAML 1.1 reads ``on`` and ``no`` as truths and a date as a date."""
    text = 'on: 2026-11-20\nno: yes\nempty:\nnone: null\nn: 12\nshare: 0.5\nv: "1.0"\nlist: [1, true, ~]\n'

    assert plain_yaml.load(text) == {
        "on": "2026-11-20",
        "no": "yes",
        "empty": None,
        "none": None,
        "n": 12,
        "share": 0.5,
        "v": "1.0",
        "list": [1, True, None],
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &one [1]\nb: *one\n", "uses an alias (*), in line 1."),
        ("a: 1\nb: 2\na: 3\n", "has 'a' twice, in line 3."),
        ("? [1, 2]\n: x\n", "has a key that is no text, in line 1."),
        ("a: [1, 2\nb: 3\n", "is not YAML: line 2"),
        ("a: !!python/object:os.system {}\n", "is not YAML: line 1"),
        ("a: 1\n---\nb: 2\n", "is not YAML: line 2"),
        ("a: \x07\n", "is not YAML"),
        ("[" * 100_000, "is nested too deeply to be a dossier."),
        ("- " * 1_000, "is nested too deeply to be a dossier."),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(text: str, says: str) -> None:
    with pytest.raises(Unusable) as refused:
        plain_yaml.load(text)

    assert says in str(refused.value)

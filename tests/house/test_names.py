"""Names that say nothing are refused."""

from __future__ import annotations

from tests.house.source import SRC, TESTS, modules, place, told

REFUSED = {"util", "helper", "common", "misc", "base", "manager", "service", "handler"}


def test_modules_are_named_after_what_they_know() -> None:
    vague = [
        place(path)
        for path in modules(SRC) + modules(TESTS)
        if {part.removesuffix("s") for part in (path.stem, *path.relative_to(SRC.parents[1]).parts)} & REFUSED
    ]
    assert not vague, told(vague, f"Name it after what it knows; {', '.join(sorted(REFUSED))} say nothing:")

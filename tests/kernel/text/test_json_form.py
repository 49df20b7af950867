from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given

from countersign.kernel.text import Text, TextProblem, from_json, to_json
from tests.kernel.text.worlds import texts

SAMPLE: dict[str, object] = {
    "format": "countersign.text/1",
    "blocks": [
        {"id": "h-1", "type": "heading", "level": 1, "runs": [{"text": "Purpose"}]},
        {"id": "p-1", "type": "paragraph", "runs": [{"text": "We "}, {"text": "care", "bold": True}]},
        {"id": "l-1", "type": "list", "ordered": True, "start": 3, "items": [
            {"id": "i-1", "blocks": [{"id": "p-2", "type": "paragraph", "runs": [
                {"text": "see", "href": "https://a.example", "italic": True}]}]}]},
        {"id": "t-1", "type": "table", "header_rows": 1, "rows": [
            [{"runs": [{"text": "Role"}]}], [{"runs": []}]]},
        {"id": "q-1", "type": "quote", "blocks": [
            {"id": "p-3", "type": "paragraph", "runs": [{"text": "Hm"}]}]},
    ],
}  # fmt: skip


@given(texts())
def test_from_json_of_to_json_gives_the_text(text: Text) -> None:
    assert from_json(json.loads(json.dumps(to_json(text)))) == text


def test_to_json_gives_the_documented_form() -> None:
    assert to_json(from_json(SAMPLE)) == SAMPLE


@given(texts())
def test_to_json_holds_only_what_canonical_json_allows(text: Text) -> None:
    def check(value: object) -> None:
        assert type(value) in (str, int, bool, list, dict)
        if isinstance(value, dict):
            assert all(key.isascii() for key in value)
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    check(to_json(text))


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("format", "countersign.text/2", "not a text of the format countersign.text/1"),
        ("blocks", {}, "a list is expected"),
        ("blocks.0.level", 9, r"Block 1 \(heading\): the level of a heading is 1 to 4, not 9"),
        ("blocks.0.level", True, r"Block 1 \(heading\): a whole number is expected"),
        ("blocks.0.level", 1.0, "whole number"),
        ("blocks.0.colour", "red", "'colour' is not known here"),
        ("blocks.0.type", "video", r"Block 1: a block of the type 'video' cannot stand here"),
        ("blocks.0", "text", "Block 1: a block of the type None"),
        ("blocks.1.runs", [], r"Block 2 \(paragraph\): it holds no text"),
        ("blocks.1.runs.1.bold", False, "bold is either true or left out"),
        ("blocks.1.runs.1.href", "", "an empty href is left out"),
        ("blocks.1.runs.1.href", "javascript:x", "may lead to https"),
        ("blocks.1.runs.0.text", "We\u200b ", "hidden or doubled"),
        ("blocks.1.runs.0.text", "\ud800", "hidden or doubled"),
        ("blocks.1.runs.0.text", 3, "a string is expected"),
        ("blocks.1.id", "h-1", "the id h-1 stands twice"),
        ("blocks.1.id", None, "a string is expected"),
        ("blocks.2.ordered", 1, r"Block 3 \(list\): true or false is expected"),
        (
            "blocks.2.items.0.blocks",
            [],
            r"Block 3 \(list\): item 1: a point of a list needs at least one paragraph",
        ),
        (
            "blocks.2.items.0.blocks.0.type",
            "table",
            r"item 1: block 1 \(table\): .*'table' cannot stand here",
        ),
        ("blocks.2.items.0", 7, "an object with blocks, id is expected"),
        ("blocks.3.rows.0", [], "equal length"),
        ("blocks.3.header_rows", 7, "cannot have 7 heading rows"),
        ("blocks.4.blocks.0.type", "heading", r"Block 5 \(quote\): block 1 \(heading\)"),
    ],
)
def test_from_json_when_something_is_wrong(path: str, value: object, says: str) -> None:
    broken = copy.deepcopy(SAMPLE)
    at: object = broken
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if isinstance(at, list) else at[step]  # type: ignore[index]
    if isinstance(at, list):
        at[int(last)] = value
    else:
        at[last] = value  # type: ignore[index]
    with pytest.raises(TextProblem, match=says):
        from_json(broken)


@pytest.mark.parametrize("value", [None, [], "x", 3, {}, {"format": "countersign.text/1"}])
def test_from_json_when_it_is_no_text_at_all(value: object) -> None:
    with pytest.raises(ValueError, match=r"expected here|is missing"):
        from_json(value)


def test_from_json_when_nested_endlessly() -> None:
    block: dict[str, object] = {"id": "p", "type": "paragraph", "runs": [{"text": "x"}]}
    for level in range(400):
        items = [{"id": f"i{level}", "blocks": [block]}]
        block = {"id": f"l{level}", "type": "list", "ordered": False, "start": 1, "items": items}
    with pytest.raises(TextProblem, match="nest at most 4 deep"):
        from_json({"format": "countersign.text/1", "blocks": [block]})

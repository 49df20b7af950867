from __future__ import annotations

import pytest

from countersign.kernel.text import Text, from_json
from countersign.policies.enums import Requirement
from countersign.policies.queries import missing_requirements, place_of, still_there, version
from tests.cast import Cast
from tests.policies.worlds import begun, draft, mark_all, offered

LIST = {
    "format": "countersign.text/1",
    "blocks": [
        {"id": "h", "type": "heading", "level": 1, "runs": [{"text": "We promise"}]},
        {
            "id": "l",
            "type": "list",
            "ordered": False,
            "start": 1,
            "items": [
                {"id": f"i{n}", "blocks": [{"id": f"p{n}", "type": "paragraph", "runs": [{"text": text}]}]}
                for n, text in enumerate(("to keep the law,", "to improve."))
            ],
        },
        {"id": "p", "type": "paragraph", "runs": [{"text": "We "}, {"text": "promise", "bold": True}, {"text": "."}]},
    ],
}


@pytest.mark.parametrize(
    ("block", "quote", "found"),
    [
        ("p", "We promise.", ("p", "We promise.")),
        ("h", "We promise", ("h", "We promise")),
        ("p", "We promise", ("p", "We promise")),
        ("gone", "We promise", ("h", "We promise")),
        ("l", "to keep the law,\n  to improve.", ("l", "to keep the law, to improve.")),
        ("p1", "to improve.", ("p1", "to improve.")),
        ("p1", "We never promise", None),
        ("p1", "  ", None),
    ],
)
def test_place_of(block: str, quote: str, found: tuple[str, str] | None) -> None:
    assert place_of(from_json(LIST), block, quote) == found


def test_still_there_when_the_text_is_gone_drops_all() -> None:
    marks = {"PURPOSE": {"block": "h", "quote": "We promise"}}
    assert still_there(from_json(LIST), marks) == marks
    assert still_there(Text(), marks) == {}


def test_missing_requirements_of_drafts_and_versions(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert missing_requirements(larkbeam.organisation, draft(larkbeam, policy)) == list(Requirement)
    mark_all(larkbeam, policy)
    assert missing_requirements(larkbeam.organisation, draft(larkbeam, policy)) == []
    made = version(larkbeam.organisation, offered(larkbeam, policy))
    assert missing_requirements(larkbeam.organisation, made) == []

"""Drafts cannot be signed; what is not in force is there for nobody who only reads what was released."""

from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from tests.regressions.pointing import stands
from tests.web.signing import page_of
from tests.web.world import MEMBERS, World, browser_of


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.ADMINISTRATOR])
def test_what_is_not_in_force_is_not_there(visited: World, hat: Hat) -> None:
    reader = browser_of(MEMBERS[hat])
    assert reader.get(page_of(visited.policy, visited.in_force, "")).status_code == 200
    for page in (page_of(visited.policy, visited.offered, ""), f"/o/larkbeam-ltd/policies/{visited.topic.hex}/"):
        assert reader.get(page).status_code == 404
    listed = reader.get("/o/larkbeam-ltd/policies/").content.decode()
    assert "Remote work" not in listed
    assert visited.topic.hex not in listed


def test_it_is_tested() -> None:
    stands("tests/web/test_signing.py::test_a_draft_cannot_be_signed_and_what_is_signed_only_once")

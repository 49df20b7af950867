"""A foreign organisation's id, in an address or in any form field, answers exactly like an unknown one."""

from __future__ import annotations

from uuid import UUID, uuid4

from tests.cast import Cast
from tests.regressions.pointing import stands
from tests.web.pages import bare
from tests.web.world import browser_of

REGISTER = "/o/larkbeam-ltd/register/"


def test_in_a_form_field(larkbeam: Cast, stonecross: Cast) -> None:
    """Otto's id among the people to choose from."""
    priya, answers = browser_of("priya"), []
    for person in (stonecross.person("otto").id, UUID(int=77)):
        typed = {"act": str(uuid4()), "person_id": person.hex, "basis": "BOARD", "leads_from": "2026-01-05"}
        answers.append((priya.post(REGISTER, typed), person))
    pages = [bare(answer).replace(person.hex.encode(), b"") for answer, person in answers]
    assert [answer.status_code for answer, _ in answers] == [422, 422]
    assert pages[0] == pages[1]


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_matrix.py::test_a_foreign_thing_answers_like_an_unknown_one",
        "tests/web/test_form_fields.py::test_a_foreign_id_in_any_field_of_any_form_answers_like_an_unknown_one",
        "tests/web/test_matrix.py::test_a_thing_of_another_noun_answers_like_an_unknown_one",
        "tests/web/test_matrix.py::test_another_organisation_s_people_find_nothing_at_all",
        "tests/web/test_recording.py::test_somebody_else_s_people_are_unknown",
        "tests/web/test_signing.py::test_a_foreign_sentence_answers_like_an_unknown_one",
    )

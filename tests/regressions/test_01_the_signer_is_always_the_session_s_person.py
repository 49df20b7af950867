"""Every signature and acceptance endpoint checks the object, own and foreign; the signer is the session's person."""

from __future__ import annotations

from tests.cast import Cast
from tests.policies.worlds import begun, entered, offered
from tests.regressions.pointing import stands
from tests.web.signing import page_of
from tests.web.world import browser_of, stranger


def test_nobody_signs_in_somebody_else_s_place(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    page = page_of(policy, offered(larkbeam, policy))
    priya = larkbeam.person("priya").id.hex
    for first, refused in (("tom", 403), ("mei", 404), ("ola", 404)):
        assert browser_of(first).post(page, {"person": priya, "by": priya}).status_code == refused
    assert stranger().post(page, {"person": priya}).status_code == 404
    assert entered(larkbeam, "version.signed") == 0


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_signing.py::test_the_signer_is_the_session_s_person",
        "tests/web/test_matrix.py::test_a_hat_opens_what_the_matrix_says_and_nothing_else",
        "tests/entrance/test_confirming.py::test_confirm_with_somebody_else_s",
    )

"""Every endpoint, third-party ones included, has a row in the permission matrix, or the build fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from countersign.entrance.endpoint import endpoint
from tests.regressions.pointing import stands
from tests.web.addresses import Address, addresses


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_view_without_a_row_would_be_found() -> None:
    without = Address("x", page, frozenset())
    with_one = Address("x", endpoint("policy.sign")(page), frozenset())
    assert (without.act, with_one.act) == ("", "policy.sign")


def test_only_views_that_we_mounted_are_there() -> None:
    """The sign-in library's own addresses would bring passwords and sign-up."""
    assert not [one for one in addresses() if "password" in one.name or "signup" in one.name]


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_matrix.py::test_every_view_has_a_row",
        "tests/web/test_outside.py::test_every_address_outside_is_in_a_table",
        "tests/web/test_scopes.py::test_every_cell_that_is_not_all_is_tried",
    )

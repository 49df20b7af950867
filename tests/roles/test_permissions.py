from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.roles.permissions import MAY, can_approve, can_end, can_read, can_read_all
from tests.cast import Cast
from tests.roles.worlds import TODAY, approved, found, held, lead, leader, proposed

READ_ALL = {
    *(Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR),
    *(Hat.DEPARTMENT_CONTACT, Hat.HR, Hat.EXTERNAL_AUDITOR),
}


@pytest.mark.parametrize("hat", list(Hat))
def test_who_reads_everybodys_roles(firm: Cast, hat: Hat) -> None:
    by = firm.actor("mei", hat)
    assert can_read_all(by) is (hat in READ_ALL)
    assert can_read(by, found(firm, proposed(firm))) is (hat in READ_ALL)


def test_everybody_reads_their_own(firm: Cast) -> None:
    assert can_read(firm.actor("ola"), found(firm, proposed(firm, "ola", "hr")))


def test_an_administrator_has_no_content_rights() -> None:
    """S4."""
    assert not [act for act, hats in MAY.items() if Hat.ADMINISTRATOR in hats]


def test_what_a_page_offers_to_whom(firm: Cast) -> None:
    priya, tom = leader(firm), lead(firm)
    id, own = proposed(firm), proposed(firm, "priya", "sponsor")
    assert can_approve(priya, found(firm, id), only_leader=False)
    assert not can_approve(priya, found(firm, own), only_leader=False)
    assert can_approve(priya, found(firm, own), only_leader=True)
    assert not can_approve(tom, found(firm, id), only_leader=False)
    assert can_end(tom, found(firm, id), TODAY)
    approved(firm, id)
    assert not can_approve(priya, found(firm, id), only_leader=False)
    assert not can_end(tom, found(firm, id), TODAY)
    assert can_end(priya, found(firm, held(firm, "mei", "hr")), TODAY)
    assert not can_end(firm.actor("ola"), found(firm, id), TODAY)

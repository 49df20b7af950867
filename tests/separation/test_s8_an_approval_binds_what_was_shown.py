"""S8: exactly what was on the page is approved: a text, the terms of an appointment, an address, an announcement."""

from __future__ import annotations

import pytest

from countersign.kernel.refusals import Stale
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.propose_address import propose_address
from countersign.people.models import Announcement
from countersign.policies.commands.sign import sign
from countersign.roles.commands.approve import approve
from tests.cast import Cast, id_of
from tests.ledger.past_the_gate import refused
from tests.people.announcing import NEW, mixed_access
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import approval, leader, offered
from tests.policies.worlds import begun as policy_begun
from tests.roles.worlds import begun, proposed

OTHER = "sha256:" + "0" * 64


def test_another_text_terms_or_address_than_shown_is_stale(larkbeam: Cast) -> None:
    begun(larkbeam)
    version, by = offered(larkbeam, policy_begun(larkbeam)), leader(larkbeam)
    with pytest.raises(Stale, match="not the text that you were shown"):
        sign(**{**approval(larkbeam, version, by, AT), "digest_shown": OTHER}, by=by, at=AT)
    with pytest.raises(Stale, match="not the terms that you were shown"):
        approve(appointment_id=proposed(larkbeam), digest_shown=OTHER, by=by, at=AT)
    priya = larkbeam.person("priya").id
    change = id_of(propose_address(person_id=priya, new_address=NEW, by=top(larkbeam), at=AT))
    with pytest.raises(Stale, match="not the address that you were shown"):
        approve_address(change_id=change, address_shown="p@evil.example", by=lead(larkbeam), at=AT)


FROZEN = ("act", "hat", "basis", "may_happen_at")


@pytest.mark.parametrize("column", FROZEN)
def test_what_is_announced_never_becomes_something_else(larkbeam: Cast, column: str) -> None:
    """Not even by somebody who writes into the database: an agreement is to what everybody was told."""
    id, table = mixed_access(larkbeam), Announcement._meta.db_table
    value = "'2001-01-01 00:00:00+00'" if column == "may_happen_at" else "'other'"
    refused(f"UPDATE {table} SET \"{column}\" = {value} WHERE id = '{id.hex}'", table)  # noqa: S608 (names of ours)

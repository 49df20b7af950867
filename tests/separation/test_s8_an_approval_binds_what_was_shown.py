"""S8: exactly what was on the page is approved, whatever it is: another digest than what was shown is stale."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from countersign.acknowledgements.commands.accept import accept
from countersign.audits.commands.approve_exception import approve_exception
from countersign.kernel.refusals import Stale
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.propose_address import propose_address
from countersign.people.models import Announcement
from countersign.policies.commands.decline import decline
from countersign.policies.commands.endorse import endorse
from countersign.policies.commands.give_translation import give_translation
from countersign.policies.commands.make_public import make_public
from countersign.policies.commands.sign import sign
from countersign.readiness.commands.approve_statement import approve_statement
from countersign.readiness.commands.approve_toleration import approve_toleration
from countersign.readiness.commands.offer_statement import offer_statement
from countersign.roles.commands.approve import approve
from tests.acknowledgements.worlds import acceptance
from tests.audits import internal
from tests.cast import Cast, id_of
from tests.ledger.past_the_gate import refused
from tests.people.announcing import NEW, mixed_access
from tests.people.worlds import AT, lead, top
from tests.policies.reviewing import confirmed
from tests.policies.translating import read_in
from tests.policies.translating import shown as translation
from tests.policies.worlds import approval, in_force_from, leader, offered, second_leader, signed
from tests.policies.worlds import begun as policy_begun
from tests.readiness import worlds as answers
from tests.regressions.pointing import stands
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


def a_signature(here: Cast, digest: str) -> object:
    by = leader(here)
    id = offered(here, policy_begun(here))
    return sign(**{**approval(here, id, by, AT), "digest_shown": digest}, by=by, at=AT)


def a_no(here: Cast, digest: str) -> object:
    id = offered(here, policy_begun(here))
    return decline(version_id=id, digest_shown=digest, because="Too long.", by=leader(here), at=AT)


def a_review(here: Cast, digest: str) -> object:
    _, id = in_force_from(here)
    return confirmed(here, id, digest_shown=digest)


def standing_behind_it(here: Cast, digest: str) -> object:
    id = offered(here, policy_begun(here))
    signed(here, id, by=second_leader(here, "ruth"))
    return endorse(version_id=id, digest_shown=digest, by=leader(here), at=AT)


def a_public_text(here: Cast, digest: str) -> object:
    _, id = in_force_from(here)
    return make_public(version_id=id, left_out={}, digest_shown=digest, by=leader(here), at=AT)


def a_translation(here: Cast, digest: str) -> object:
    _, id = in_force_from(here)
    read_in(here, "de", at=AT)
    sent = {**translation(here, id), "digest_shown": digest}
    return give_translation(version_id=id, **sent, by=lead(here), at=AT)


def an_acceptance(here: Cast, digest: str) -> object:
    _, id = in_force_from(here)
    return accept(**{**acceptance(here, id), "digest_shown": digest}, by=here.actor("ola"), at=AT)


def an_appointment(here: Cast, digest: str) -> object:
    begun(here)
    return approve(appointment_id=proposed(here), digest_shown=digest, by=leader(here), at=AT)


def living_with_a_finding(here: Cast, digest: str) -> object:
    sent = {**answers.decision(here, answers.proposed(here)), "digest_shown": digest}
    return approve_toleration(**sent, by=leader(here), at=AT)


def a_finding_that_changed(here: Cast, digest: str) -> object:
    sent = {**answers.decision(here, answers.proposed(here)), "finding_shown": digest}
    return approve_toleration(**sent, by=leader(here), at=AT)


def a_statement(here: Cast, digest: str) -> object:
    answers.declared_gap(here)
    return approve_statement(statement_id=answers.offered(here), digest_shown=digest, by=leader(here), at=AT)


def a_statement_put_forward(here: Cast, digest: str) -> object:
    answers.declared_gap(here)
    return offer_statement(digest_shown=digest, by=lead(here), at=AT)


def an_exception(here: Cast, digest: str) -> object:
    internal.lead_appointed(here)
    id = internal.asked(here, internal.planned(here, auditor=""))
    return approve_exception(exception_id=id, digest_shown=digest, by=leader(here), at=AT)


BOUND = (
    *(a_signature, a_no, a_review, standing_behind_it, a_public_text, a_translation, an_acceptance, an_appointment),
    *(living_with_a_finding, a_finding_that_changed, a_statement, a_statement_put_forward, an_exception),
)


@pytest.mark.parametrize("digest", [OTHER, ""], ids=["another", "none"])
@pytest.mark.parametrize("what", BOUND, ids=lambda what: str(what.__name__))
def test_whatever_is_approved_is_what_was_shown(
    larkbeam: Cast, what: Callable[[Cast, str], object], digest: str
) -> None:
    with pytest.raises(Stale):
        what(larkbeam, digest)


def test_by_form_it_is_tested() -> None:
    """An old page is answered with the new one, 409, and nothing is done."""
    stands(
        "tests/policies/commands/test_sign_by_several.py::test_sign_when_another_text_was_shown_is_stale",
        "tests/policies/commands/test_sign_by_delegation.py::test_sign_from_a_page_that_is_stale_is_refused",
        "tests/web/policies/test_delegating.py::test_a_page_that_was_open_too_long_says_that_it_was_ended",
        "tests/web/audits/test_internal.py::test_whoever_was_overtaken_sees_what_it_says_now",
    )

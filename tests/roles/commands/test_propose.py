from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import LONGEST_NOTE, Terms, propose
from countersign.roles.enums import AppointmentState, Authority, Duty, RiskLevel
from countersign.roles.library import CONTACT, EVERYONE, LEAD, REPORTER
from countersign.roles.queries import appointments, collect_facts
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.worlds import (
    AT,
    NOBODY,
    TERMS,
    TODAY,
    after,
    anew,
    approved,
    found,
    held,
    holder,
    kind_of,
    lead,
    leader,
    proposal,
    proposed,
    recording_fails,
    renewal_approved,
    renewed,
    role,
)


def test_propose_when_lead_puts_somebody_forward(firm: Cast) -> None:
    id = proposed(firm, terms=replace(TERMS, deputy_id=firm.person("mei").id))
    made = found(firm, id)
    assert (str(made.person), str(made.role), str(made.deputy)) == ("Tom Okafor", "ISMS lead", "Mei Sato")
    assert (made.state, made.held_from, made.proposed_at) == (AppointmentState.PROPOSED, TODAY, AT)
    assert (str(made.spends), made.hours_a_week, made.direct_line) == ("£2,000", 8, True)
    assert made.authorities == ["SPEND", "ENFORCE", "ESCALATE"]
    assert made.hat_note == "Wears the ISMS hat on Fridays."
    assert made.document == made.digest
    assert kind_of(firm, id) == "appointment.proposed"
    assert verify(firm.organisation)[1] == []


def test_propose_keeps_notes_out_of_the_leaf(firm: Cast) -> None:
    leaf = leaf_of(firm.organisation, found(firm, proposed(firm)).entry)
    assert leaf is not None
    assert b"Fridays" not in bytes(leaf.data)
    assert b'"amount_minor":200000' in bytes(leaf.data)
    assert b'"held_from":"2026-01-06"' in bytes(leaf.data)


def test_propose_when_a_leader_does(firm: Cast) -> None:
    assert str(found(firm, proposed(firm, "mei", "hr", by=leader(firm))).proposed_by) == "Priya Raman"


@pytest.mark.parametrize("hat", sorted(set(Hat) - {Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT}))
def test_propose_when_neither_lead_nor_leader_is_refused(firm: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        propose(**proposal(firm), by=firm.actor("ruth", hat), at=AT)


def test_propose_when_the_role_was_described_anew_is_stale(firm: Cast) -> None:
    sent = proposal(firm)
    define(key=LEAD, by=lead(firm), at=AT)
    with pytest.raises(Stale, match="described anew"):
        propose(**sent, by=lead(firm), at=AT)


def test_propose_when_it_is_everybodys_role_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="nobody is appointed to it"):
        proposed(firm, key=EVERYONE)


def test_propose_when_gone_is_refused(firm: Cast) -> None:
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        proposed(firm, "mei")


def test_propose_when_leaving_later_is_done(firm: Cast) -> None:
    leave(person_id=firm.person("mei").id, left_on=date(2026, 2, 1), by=firm.actor("ruth", Hat.HR), at=AT)
    assert found(firm, proposed(firm, "mei")).state is AppointmentState.PROPOSED


def test_propose_when_proposed_before_is_refused(firm: Cast) -> None:
    proposed(firm)
    with pytest.raises(Refused, match="Tom Okafor has this role, or is proposed for it, already"):
        proposed(firm)
    define(key=LEAD, by=lead(firm), at=AT)
    with pytest.raises(Refused, match="already"):
        proposed(firm)


def test_propose_when_declined_before_is_done(firm: Cast) -> None:
    id = proposed(firm)
    decline(appointment_id=id, because="Too much.", by=holder(firm, id), at=AT)
    proposed(firm, at=after(1))
    assert appointments(firm.organisation).count() == 2


def test_propose_when_the_deputy_is_the_holder_or_gone_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="stands in is somebody else"):
        proposed(firm, terms=replace(TERMS, deputy_id=firm.person("tom").id))
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="stands in is somebody else"):
        proposed(firm, terms=replace(TERMS, deputy_id=firm.person("dana").id))


def test_propose_when_a_sum_stands_without_the_authority_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="give both or neither"):
        proposed(firm, terms=replace(TERMS, authorities=(Authority.ENFORCE,)))


def test_propose_when_spending_has_no_limit_is_top_managements_alone(firm: Cast) -> None:
    limitless = Terms(authorities=(Authority.SPEND,))
    with pytest.raises(Refused, match="write the sum"):
        proposed(firm, terms=limitless)
    assert found(firm, proposed(firm, "priya", "sponsor", terms=limitless)).spends is None


def test_propose_when_risks_are_accepted_says_up_to_which_level(firm: Cast) -> None:
    """As with money: without a limit for top management alone."""
    accepts = Terms(authorities=(Authority.ACCEPT_RISK,))
    with pytest.raises(Refused, match="say up to which level"):
        proposed(firm, "mei", "hr", terms=accepts)
    with pytest.raises(Refused, match="A level goes with the authority"):
        proposed(firm, "mei", "hr", terms=Terms(accepts_up_to=RiskLevel.LOW))
    id = proposed(firm, "mei", "hr", terms=replace(accepts, accepts_up_to=RiskLevel.MEDIUM))
    assert found(firm, id).accepts_up_to == RiskLevel.MEDIUM
    assert found(firm, proposed(firm, "priya", "sponsor", terms=accepts)).accepts_up_to == ""
    assert verify(firm.organisation)[1] == []


def test_propose_when_matters_are_taken_higher_up_says_to_whom(firm: Cast) -> None:
    escalates = Terms(authorities=(Authority.ESCALATE,))
    with pytest.raises(Refused, match="Say to whom matters are taken"):
        proposed(firm, "mei", "hr", terms=escalates)
    with pytest.raises(Refused, match="goes with the authority to take them higher up"):
        proposed(firm, "mei", "hr", terms=Terms(escalates_to_id=firm.person("tom").id))
    id = proposed(firm, "mei", "hr", terms=replace(escalates, escalates_to_id=firm.person("tom").id))
    assert str(found(firm, id).escalates_to) == "Tom Okafor"
    assert found(firm, proposed(firm, "ola", "hr", terms=replace(escalates, direct_line=True))).escalates_to is None
    assert found(firm, proposed(firm, "priya", "sponsor", terms=escalates)).escalates_to is None, "she is the top"
    assert verify(firm.organisation)[1] == []


def test_propose_when_matters_are_taken_to_nobody_else_is_refused(firm: Cast, stonecross: Cast) -> None:
    escalates = Terms(authorities=(Authority.ESCALATE,))
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    for first in ("mei", "dana"):
        with pytest.raises(Refused, match="is somebody else, and is here"):
            proposed(firm, "mei", "hr", terms=replace(escalates, escalates_to_id=firm.person(first).id))
    with pytest.raises(Unknown, match="There is no such person here"):
        proposed(firm, "mei", "hr", terms=replace(escalates, escalates_to_id=stonecross.person("otto").id))


@pytest.mark.parametrize("hours", [0, 61])
def test_propose_when_hours_are_odd_is_refused(firm: Cast, hours: int) -> None:
    with pytest.raises(Refused, match="1 to 60 hours"):
        proposed(firm, terms=replace(TERMS, hours_a_week=hours))


LONG = "x" * (LONGEST_NOTE + 1)


@pytest.mark.parametrize("terms", [replace(TERMS, hat_note=LONG), replace(TERMS, reporting_note=LONG)])
def test_propose_when_a_note_is_long_is_refused(firm: Cast, terms: Terms) -> None:
    with pytest.raises(Refused, match="at most 500"):
        proposed(firm, terms=terms)


def test_propose_when_a_leader_takes_a_duty_asks_for_the_hat_note(firm: Cast) -> None:
    with pytest.raises(Refused, match="which hat is worn when"):
        proposed(firm, "priya", terms=replace(TERMS, hat_note=" "))
    proposed(firm, "priya")


def test_propose_when_anything_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    otto = stonecross.person("otto").id
    for changed, noun in (
        ({"person_id": otto}, "person"),
        ({"person_id": NOBODY}, "person"),
        ({"role_id": NOBODY}, "role"),
        ({"terms": replace(TERMS, deputy_id=otto)}, "person"),
    ):
        with pytest.raises(Unknown, match=f"There is no such {noun} here"):
            proposed(firm, **changed)
    by = stonecross.actor("otto", Hat.ISMS_LEAD)
    with pytest.raises(Unknown, match="There is no such role here"):
        propose(role_id=role(firm), person_id=otto, held_from=TODAY, terms=TERMS, by=by, at=AT)


def test_propose_when_a_contact_speaks_for_departments(firm: Cast) -> None:
    """Whoever covers a department is known to readiness, so that nobody asks who speaks for it."""
    put_right(firm, "mei", department="Design")
    put_right(firm, "dana", department="Sales")
    with pytest.raises(Refused, match="Say for which departments"):
        proposed(firm, "mei", CONTACT, terms=Terms())
    with pytest.raises(Refused, match="No department is called “Marketing” here"):
        proposed(firm, "mei", CONTACT, terms=Terms(departments=("Marketing",)))
    id = proposed(firm, "mei", CONTACT, terms=Terms(departments=("Sales", "Design", "Sales")))
    approved(firm, id)
    assert found(firm, id).departments == ["Design", "Sales"]
    assert found(firm, id).document == found(firm, id).digest
    told = next(role for role in collect_facts(firm.organisation, TODAY) if role.key == CONTACT)
    assert [one.covers_depts for one in told.assignments] == [("Design", "Sales")]
    assert verify(firm.organisation)[1] == []


def test_propose_when_no_department_is_known_asks_for_none(firm: Cast) -> None:
    assert found(firm, proposed(firm, "mei", CONTACT, terms=Terms())).departments == []


def test_propose_when_recording_fails_proposes_nobody(firm: Cast) -> None:
    sent = proposal(firm)
    with recording_fails(), pytest.raises(OperationalError):
        propose(**sent, by=lead(firm), at=AT)
    assert not appointments(firm.organisation)
    assert verify(firm.organisation)[1] == []


def test_propose_when_it_begins_before_they_are_here_is_refused(firm: Cast) -> None:
    put_right(firm, "mei", joined_on=date(2026, 1, 12))
    with pytest.raises(Refused, match="Mei Sato is here from 12 January 2026 on"):
        proposed(firm, "mei", "hr", held_from=date(2026, 1, 11))
    assert found(firm, proposed(firm, "mei", "hr", held_from=date(2026, 1, 12))).state is AppointmentState.PROPOSED


def test_propose_when_it_begins_after_they_leave_is_refused(firm: Cast) -> None:
    leave(person_id=firm.person("mei").id, left_on=date(2026, 2, 1), by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="Mei Sato leaves on 1 February 2026, before this appointment begins"):
        proposed(firm, "mei", "hr", held_from=date(2026, 2, 1))
    proposed(firm, "mei", "hr", held_from=date(2026, 1, 31))


def test_propose_when_the_deputy_is_not_here_yet_is_refused(firm: Cast) -> None:
    put_right(firm, "dana", joined_on=date(2026, 1, 12))
    with pytest.raises(Refused, match="Dana Field is here from 12 January 2026 on, and cannot stand in before"):
        proposed(firm, terms=replace(TERMS, deputy_id=firm.person("dana").id))


def test_propose_when_it_was_ended_for_later_is_not_held_twice(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=date(2026, 2, 1), by=leader(firm), at=AT)
    with pytest.raises(Refused, match="Tom Okafor has this role until 1 February 2026"):
        proposed(firm, held_from=date(2026, 1, 31))
    proposed(firm, held_from=date(2026, 2, 1))


def test_propose_when_somebody_else_answers_for_a_duty_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match=r"Tom Okafor answers for 5.3 \(a\) and 5.3 \(b\): propose a successor"):
        proposed(firm, "mei")
    define(key=REPORTER, by=lead(firm), at=AT)
    with pytest.raises(Refused, match=r"Tom Okafor answers for 5.3 \(b\): "):
        proposed(firm, "mei", REPORTER)
    proposed(firm, "mei", "hr")
    end(appointment_id=id, held_until=date(2026, 2, 1), by=leader(firm), at=AT)
    with pytest.raises(Refused, match=r"until 1 February 2026\. Let the next appointment begin on that day"):
        proposed(firm, "mei", held_from=date(2026, 1, 31))
    proposed(firm, "mei", held_from=date(2026, 2, 1))


def test_propose_when_the_holder_took_on_a_role_without_the_duty(firm: Cast) -> None:
    """What counts is what they accepted last, from the day on which they did."""
    held(firm)
    define(key=REPORTER, by=lead(firm), at=AT)
    anew(firm, carries=(Duty.CONFORMITY,))
    renewal_approved(firm)
    with pytest.raises(Refused, match=r"Tom Okafor answers for 5.3 \(b\): "):
        proposed(firm, "mei", REPORTER)
    renewed(firm, at=AT + timedelta(days=2))
    with pytest.raises(Refused, match=r"5.3 \(b\) until 8 January 2026\. Let the next appointment begin on that day"):
        proposed(firm, "mei", REPORTER, at=AT + timedelta(days=2))
    id = proposed(firm, "mei", REPORTER, at=AT + timedelta(days=2), held_from=date(2026, 1, 8))
    approved(firm, id, at=AT + timedelta(days=2))
    with pytest.raises(Refused, match=r"Tom Okafor answers for 5.3 \(a\): "):
        proposed(firm, "mei", at=AT + timedelta(days=2), held_from=date(2026, 1, 8))


def test_propose_when_they_took_on_the_second_duty_asks_how_reporting_works(firm: Cast) -> None:
    held(firm, "mei", "hr", terms=QUIETLY)
    anew(firm, "hr", carries=(Duty.CONFORMITY,))
    renewal_approved(firm, "mei")
    renewed(firm, "mei")
    define(key=REPORTER, by=lead(firm), at=AT)
    with pytest.raises(Refused, match="makes sure that the ISMS conforms, and reports on it"):
        proposed(firm, "mei", REPORTER, terms=QUIETLY)


def test_propose_from_the_day_on_which_the_holder_leaves(firm: Cast) -> None:
    held(firm)
    leave(person_id=firm.person("tom").id, left_on=date(2026, 2, 1), by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match=r"Tom Okafor answers for .* until 1 February 2026"):
        proposed(firm, "mei", by=leader(firm), held_from=date(2026, 1, 31))
    proposed(firm, "mei", by=leader(firm), held_from=date(2026, 2, 1))


def test_propose_a_successor_while_somebody_holds_it(firm: Cast) -> None:
    id = held(firm)
    made = found(firm, proposed(firm, "mei", succeeds_id=id))
    assert (made.succeeds_id, made.digest) == (id, made.document)
    assert found(firm, id).state is AppointmentState.ACCEPTED
    assert verify(firm.organisation)[1] == []


def test_propose_a_successor_of_what_they_could_not_take_over_is_refused(firm: Cast) -> None:
    tom, hr = held(firm), proposed(firm, "ruth", "hr")
    with pytest.raises(Refused, match="takes over the same role: choose"):
        proposed(firm, "mei", "sponsor", succeeds_id=tom)
    with pytest.raises(Refused, match="not held any more, or not yet"):
        proposed(firm, "mei", "hr", succeeds_id=hr)
    with pytest.raises(Refused, match="Tom Okafor has this role since 6 January 2026"):
        proposed(firm, "mei", succeeds_id=tom, held_from=date(2026, 1, 5))
    with pytest.raises(Unknown):
        proposed(firm, "mei", succeeds_id=NOBODY)


QUIETLY = replace(TERMS, reporting_note=" ")


def test_propose_when_one_person_does_both_asks_how_reporting_works(firm: Cast) -> None:
    with pytest.raises(Refused, match="makes sure that the ISMS conforms, and reports on it"):
        proposed(firm, terms=QUIETLY)
    assert found(firm, proposed(firm, terms=QUIETLY, note_later=True)).reporting_note == ""


def test_propose_when_the_second_duty_comes_later_asks_too(firm: Cast) -> None:
    define(key=LEAD, by=lead(firm), at=AT)
    define(key=REPORTER, by=lead(firm), at=AT)
    proposed(firm, terms=QUIETLY)
    with pytest.raises(Refused, match="makes sure that the ISMS conforms, and reports on it"):
        proposed(firm, key=REPORTER, terms=QUIETLY)
    proposed(firm, "mei", REPORTER, terms=QUIETLY)
    proposed(firm, key=REPORTER)


@pytest.mark.parametrize("keys", [("sponsor", LEAD), (LEAD, "sponsor")])
def test_propose_when_sponsor_and_lead_are_one_asks_to_whom_it_is_reported(firm: Cast, keys: tuple[str, str]) -> None:
    define(key=LEAD, by=lead(firm), at=AT)
    first, second = keys
    proposed(firm, "priya", first, terms=QUIETLY)
    with pytest.raises(Refused, match="owns the ISMS as sponsor, and leads it"):
        proposed(firm, "priya", second, terms=QUIETLY)
    proposed(firm, "priya", second)

"""Acts of leadership out of the ledger: by the fields that each kind names, by who led on the day, in few queries."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.actions.commands.drop_action import drop_action
from countersign.actions.commands.sponsor_action import sponsor_action
from countersign.direction.enums import SupportKind
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.references import new_id
from countersign.ledger.kinds import Shape
from countersign.ledger.writing import write_many
from countersign.people.queries import organisation
from countersign.policies.entries import VersionRecordedElsewhere
from countersign.policies.models import Version
from countersign.readiness.acts import leadership_of, wall
from countersign.readiness.gathered import Gathered
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.shaping import Wall
from countersign.roles.commands.propose import Terms
from countersign.roles.enums import Authority
from tests.acknowledgements.worlds import accepted_by
from tests.actions.worlds import found, improvement
from tests.cast import Cast
from tests.direction.worlds import directed, direction_off, lead, supported
from tests.ledger.doing import do
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.worlds import AT, after, begun, in_force_from, leader, off_the_register, second_leader
from tests.processes.worlds import checked, described
from tests.resources import worlds as resources
from tests.roles import worlds as roles

ON = date(2026, 6, 1)


def seen(here: Cast, on: date = ON) -> Wall:
    read = Gathered(organisation(here.organisation))
    return wall(read, leadership_of(read, on))


def only(found: Wall) -> Act:
    (act,) = found.acts
    return act


def test_a_signature_is_an_act_of_whoever_signed(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam, at=after(2))
    act = only(seen(larkbeam))
    assert str(act.says) == "Priya Raman signed Information Security Policy, version 1.0"
    assert (act.duties, act.shape, act.hand) == (("a",), Shape.SIGNATURE, "top")
    assert (act.on, act.recorded_on) == (date(2026, 1, 8), date(2026, 1, 8))
    assert act.person == larkbeam.person("priya").ref
    assert act.place == (policy.hex, version.hex)


def test_drafts_offers_publishing_and_acceptances_are_no_acts_of_leadership(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    for first in ("priya", "tom", "ola"):
        accepted_by(larkbeam, first, version)
    assert len(seen(larkbeam).acts) == 1


def test_a_signature_on_paper_lies_on_its_day_and_was_written_down_later(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    recorded(larkbeam, policy, signed_on=date(2026, 1, 2), at=after(20), signer_id=larkbeam.person("priya").id)
    act = only(seen(larkbeam))
    assert (act.on, act.recorded_on, act.late) == (date(2026, 1, 2), date(2026, 1, 26), True)
    assert act.hand == "elsewhere"
    assert str(act.says).endswith("outside Countersign")


def test_a_signature_of_somebody_who_never_led_is_an_outline(larkbeam: Cast) -> None:
    recorded(larkbeam, begun(larkbeam), signed_on=date(2026, 1, 2), signer_id=larkbeam.person("mei").id)
    assert only(seen(larkbeam)).hand == "other"


def test_who_led_is_asked_of_the_day_of_the_act(larkbeam: Cast) -> None:
    by = second_leader(larkbeam, "mei")
    roles.begun(larkbeam)
    roles.approved(larkbeam, roles.proposed(larkbeam, "tom"), by=by)
    off_the_register(larkbeam, "mei", date(2026, 1, 7))
    assert only(seen(larkbeam)).leads
    assert only(seen(larkbeam)).on == date(2026, 1, 6)


def test_an_appointment_counts_where_it_gives_time_or_money(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    for first, key, terms in (
        ("tom", "isms_lead", roles.TERMS),
        ("mei", "hr", Terms(hours_a_week=3)),
        ("ola", "dept_contact", Terms(authorities=(Authority.ESCALATE,), direct_line=True)),
    ):
        roles.approved(larkbeam, roles.proposed(larkbeam, first, key, terms=terms))
    found = seen(larkbeam)
    assert sorted(str(act.says) for act in found.row("c")) == [
        "Priya Raman gave Mei Sato 3 hours a week as HR security duties",
        "Priya Raman gave Tom Okafor 8 hours a week and £2,000 a year as ISMS lead",
    ]
    assert len(found.acts) == 2
    assert {act.shape for act in found.acts} == {Shape.DECISION}


def test_a_past_day_shows_what_had_happened_by_then(larkbeam: Cast) -> None:
    in_force_from(larkbeam, at=after(2))
    assert seen(larkbeam, date(2026, 1, 7)).acts == ()
    assert len(seen(larkbeam, date(2026, 1, 8)).acts) == 1


def test_what_was_taken_back_counts_until_the_day_it_was(larkbeam: Cast) -> None:
    id = directed(larkbeam, directed_on=AT.date())
    assert [act.on for act in seen(larkbeam).acts] == [AT.date()]
    direction_off(larkbeam, id)
    assert seen(larkbeam).acts == ()
    assert len(seen(larkbeam, AT.date()).acts) == 1


def test_what_somebody_sponsors_counts_once_whoever_wrote_it_down_before(larkbeam: Cast) -> None:
    id = improvement(larkbeam, sponsor_id=larkbeam.person("priya").id)
    assert only(seen(larkbeam)).hand == "elsewhere"
    sponsor_action(action_id=id, revision_shown=found(larkbeam, id).revision, by=leader(larkbeam), at=after(1))
    act = only(seen(larkbeam))
    assert (act.hand, str(act.says)) == ("top", "Priya Raman sponsors an action: Ask new suppliers before they begin")


def test_what_a_leader_did_counts_as_told_where_another_wrote_it_down(larkbeam: Cast) -> None:
    id, priya = described(larkbeam), larkbeam.person("priya").id
    checked(larkbeam, id, checked_by_id=priya)
    assert only(seen(larkbeam)).hand == "elsewhere"
    checked(larkbeam, id, by=leader(larkbeam))
    assert sorted(act.hand for act in seen(larkbeam).row("b")) == ["elsewhere", "top"]


def test_what_a_leader_did_in_their_own_area_helps_no_other_manager(larkbeam: Cast) -> None:
    today, own = AT.date(), SupportKind.OWN_ACT
    for by in (leader(larkbeam), lead(larkbeam)):
        supported(larkbeam, kind=own, manager_id=larkbeam.person("priya").id, supported_on=today, by=by)
    assert seen(larkbeam).acts == ()
    supported(larkbeam, supported_on=today)
    assert [act.hand for act in seen(larkbeam).row("h")] == ["top"]


def test_what_was_put_off_outside_decides_nothing(larkbeam: Cast) -> None:
    id = resources.raised(larkbeam)
    resources.recorded(larkbeam, id, resources.DEFERRED)
    assert seen(larkbeam).acts == ()
    resources.recorded(larkbeam, id)
    assert only(seen(larkbeam)).hand == "elsewhere"


def test_an_action_that_was_dropped_is_no_act_of_whoever_sponsored_it(larkbeam: Cast) -> None:
    id = improvement(larkbeam, sponsor_id=larkbeam.person("priya").id)
    shown = found(larkbeam, id).revision
    drop_action(action_id=id, revision_shown=shown, because="The supplier went.", by=leader(larkbeam), at=after(1))
    assert seen(larkbeam).acts == ()


def test_every_duty_is_recorded(larkbeam: Cast) -> None:
    assert seen(larkbeam).recorded == {*"abcdefgh"}


def test_a_thousand_acts_take_as_many_queries_as_three(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    many_signed(larkbeam, policy, version, 2)
    asked = queries(larkbeam)
    many_signed(larkbeam, policy, version, 997, first=10)
    assert len(seen(larkbeam).acts) == 1000
    assert queries(larkbeam) == asked <= 11


def queries(here: Cast) -> int:
    with CaptureQueriesContext(connection) as asked:
        seen(here)
    return len(asked)


def many_signed(here: Cast, policy: UUID, version: UUID, count: int, first: int = 5) -> None:
    """Rows as ``record_signature_elsewhere`` writes them, many in one act."""
    model = Version.objects.get(organisation_id=here.organisation, pk=version)
    columns = {field.attname: getattr(model, field.attname) for field in Version._meta.concrete_fields}
    rows = []
    for number in range(first, first + count):
        own = {
            "id": new_id(AT),
            "number": number,
            "label": f"0.{number}",
            "signed_on": date(2026, 1, 5) + timedelta(days=number % 140),
            "signature_method": SignatureMethod.WET_SIGNATURE.value,
            "superseded_at": AT,
            "pdf": None,
        }
        rows.append(Version(**columns | own))
    entries = [VersionRecordedElsewhere(occurred_on=row.signed_on) for row in rows]

    def write(_by: Actor, _at: object) -> None:
        write_many(rows, entries)

    do(what=write, by=here.system, at=AT)

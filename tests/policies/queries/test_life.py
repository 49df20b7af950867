from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import Step
from countersign.policies.queries import Event, life, versions
from tests.cast import Cast
from tests.policies.worlds import AT, after, begun, change, draft, in_force_from, lead, leader, offered, signed


def lived(here: Cast, policy: UUID) -> list[Event]:
    return life(draft(here, policy), list(versions(here.organisation, policy)), "Europe/London")


def told(here: Cast, policy: UUID) -> list[tuple[Step, str, str]]:
    return [(event.step, event.label, event.who) for event in lived(here, policy)]


def test_life_of_a_new_policy(larkbeam: Cast) -> None:
    assert lived(larkbeam, begun(larkbeam)) == [Event(Step.DRAFTED, date(2026, 1, 6), AT, "Tom Okafor")]


def test_life_of_a_policy_that_was_signed_twice(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    change(larkbeam, policy, "A new text.", at=after(1))
    gone = offered(larkbeam, policy, at=after(2))
    withdraw(version_id=gone, reason="Too short.", by=leader(larkbeam), at=after(3))
    change(larkbeam, policy, "A longer new text.", at=after(4))
    signed(larkbeam, offered(larkbeam, policy, at=after(5)), at=after(6))
    change(larkbeam, policy, "And on we go.", at=after(7))
    assert told(larkbeam, policy) == [
        (Step.DRAFTED, "1.0", "Tom Okafor"),
        (Step.OFFERED, "1.0", "Tom Okafor"),
        (Step.SIGNED, "1.0", "Priya Raman"),
        (Step.PUBLISHED, "1.0", "Priya Raman"),
        (Step.DRAFTED, "2.0", "Tom Okafor"),
        (Step.OFFERED, "2.0", "Tom Okafor"),
        (Step.WITHDRAWN, "2.0", "Priya Raman"),
        (Step.DRAFTED, "2.0", "Tom Okafor"),
        (Step.OFFERED, "2.0", "Tom Okafor"),
        (Step.SIGNED, "2.0", "Priya Raman"),
        (Step.SUPERSEDED, "1.0", ""),
        (Step.PUBLISHED, "2.0", "Priya Raman"),
        (Step.DRAFTED, "", "Tom Okafor"),
    ]
    assert [event.on for event in lived(larkbeam, policy)][-1] == date(2026, 1, 13)


def test_life_with_what_was_signed_elsewhere(larkbeam: Cast) -> None:
    """It stands at the day that is claimed, and says when it was entered."""
    policy = begun(larkbeam)
    for label, day in (("2", date(2025, 9, 15)), ("1", date(2024, 9, 15))):
        record_signature_elsewhere(
            policy_id=policy,
            revision_shown=draft(larkbeam, policy).revision,
            signed_on=day,
            signer_id=larkbeam.person("mei").id,
            signed_as="",
            signature=Signature(SignatureMethod.MINUTE),
            label=label,
            by=lead(larkbeam),
            at=after(1),
        )
    events = lived(larkbeam, policy)
    assert [(event.step, event.label, event.on) for event in events] == [
        (Step.RECORDED_ELSEWHERE, "1", date(2024, 9, 15)),
        (Step.RECORDED_ELSEWHERE, "2", date(2025, 9, 15)),
    ]
    assert {event.at for event in events} == {after(1)}
    assert {event.who for event in events} == {"Mei Sato"}

"""What lies outside the scopes of audits, objectives, reports and reviews, for ``tests/web/test_scopes.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from countersign.audits.commands.answer_finding import answer_finding
from countersign.audits.commands.finish_answer import finish_answer
from countersign.audits.commands.raise_finding import raise_finding
from countersign.delivery.commands.close_feed import close_feed
from countersign.delivery.commands.open_feed import open_feed
from countersign.delivery.feeds import feed_behind, new_secret
from countersign.kernel.actors import Hat
from countersign.kernel.permits import OWN
from countersign.kernel.refusals import Refused
from countersign.objectives.permissions import check_can_follow, check_can_open
from countersign.readiness.permissions import check_can_read_brief
from countersign.reviews.commands.carry_out import carry_out as do_action
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.permissions import EXTRACT
from countersign.reviews.queries import decisions
from tests.audits.found import said
from tests.audits.internal import conducted
from tests.audits.internal import planned as planned_audit
from tests.objectives.worlds import acknowledged, corrected, measured, pursued, sent, sent_report
from tests.policies.worlds import AT, after, second_leader
from tests.reviews.worlds import CONCLUSION, HELD
from tests.reviews.worlds import closed as review_closed
from tests.reviews.worlds import signed as review_signed
from tests.reviews.worlds import written as review_written
from tests.web.world import World, browser_of

SLUG = "/o/larkbeam-ltd"


def conducting_what_another_audits(world: World) -> None:
    """Whatever access they have, and whoever plans it: the auditor's own act is nobody else's."""
    planned = planned_audit(world.here)
    page = f"{SLUG}/audits/internal/{planned.hex}/conduct/"
    sent = {"act": str(uuid4()), "revision_shown": "1", "conducted_on": "2026-01-06", "result": "All is well."}
    assert browser_of("internal_auditor").post(page, sent).status_code == 403
    conducted(world.here, planned, by=world.here.actor("internal_auditor", Hat.INTERNAL_AUDITOR))


def another_s_finding(world: World) -> None:
    """Neither on the list nor on its page, nor the forms about it."""
    found, ola = world.things["auditfinding_id"].hex, browser_of("ola")
    assert "Clause 5.3" not in ola.get(f"{SLUG}/audits/findings/").content.decode()
    for page in ("", "answer/"):
        assert ola.get(f"{SLUG}/audits/findings/{found}/{page}").status_code == 404
    finish = f"{SLUG}/audits/findings/answers/{world.things['answer_id'].hex}/finish/"
    assert ola.get(finish).status_code == 404
    raise Refused("They read their own.")


def answering_another_s_finding(world: World) -> None:
    sent = {"cause": "Who knows.", "correction": "None.", "action": "None."}
    answer_finding(
        finding_id=world.things["auditfinding_id"],
        revision_shown=1,
        **sent,
        action_owner_id=world.here.person("ola").id,
        action_due_on=AT.date(),
        by=world.here.actor("ola"),
        at=AT,
    )


def finishing_what_another_does(world: World) -> None:
    told: dict[str, Any] = {"done_on": AT.date(), "outcome": "Done.", "by": world.here.actor("ola"), "at": AT}
    finish_answer(answer_id=world.things["answer_id"], **told)


def raising_what_another_found(world: World) -> None:
    """Whatever access they have: what somebody found, nobody else raises."""
    audit = planned_audit(world.here)
    conducted(world.here, audit)
    by = world.here.actor("internal_auditor", Hat.INTERNAL_AUDITOR)
    raise_finding(audit_id=audit, found=said(world.here), by=by, at=after(20))


def another_s_objective(world: World) -> None:
    objective = pursued(world.here, world.things["objective_id"])
    assert browser_of("ola").get(f"{SLUG}/objectives/{objective.objective.id.hex}/").status_code == 403
    check_can_follow(world.here.actor("ola"), objective.versions[0].owner_id)


def measuring_another_s_objective(world: World) -> None:
    page = f"{SLUG}/objectives/{world.things['objective_id'].hex}/measure/"
    assert browser_of("ola").get(page).status_code == 403
    measured(world.here, world.things["objective_id"], by=world.here.actor("ola"))


def correcting_another_s_objective(world: World) -> None:
    page = f"{SLUG}/objectives/measurements/{world.things['measurement_id'].hex}/correct/"
    assert browser_of("ola").get(page).status_code == 403
    corrected(world.here, world.things["measurement_id"], by=world.here.actor("ola"))


def another_s_report(world: World) -> None:
    id = world.things["report_id"]
    assert browser_of("ola").get(f"{SLUG}/reports/{id.hex}/").status_code == 403
    check_can_open(world.here.actor("ola"), sent_report(world.here, id))


def reporting_without_the_duty(world: World) -> None:
    assert browser_of("ola").get(f"{SLUG}/reports/new/").status_code == 403
    sent(world.here, by=world.here.actor("ola"))


def reading_another_s_report(world: World) -> None:
    acknowledged(world.here, sent(world.here), by=world.here.actor("tom", Hat.TOP_MANAGEMENT))


def reading_minutes_that_nobody_signed(world: World) -> None:
    """Whoever owns risks reads of reviews what is signed, and not all of it."""
    page = f"{SLUG}/reviews/{world.things['meeting_id'].hex}/"
    assert browser_of("risk_owner").get(page).status_code == 404
    signed_one = f"{SLUG}/reviews/{world.things['minutes_id'].hex}/"
    assert browser_of("risk_owner").get(f"{signed_one}minutes.docx").status_code == 404
    assert CONCLUSION not in browser_of("risk_owner").get(signed_one).content.decode()
    raise Refused("It is not signed.")


def signing_another_s_minutes(world: World) -> None:
    """Tom may minute what Priya chairs; Mei leads beside her; neither signs for her."""
    id = review_written(world.here)
    review_signed(world.here, id, by=second_leader(world.here, "mei"))


def saying_that_one_was_there_uninvited(world: World) -> None:
    confirm_attendance(review_id=world.things["meeting_id"], by=world.here.actor("ola"), at=AT)


def saying_that_another_s_action_is_done(world: World) -> None:
    id = review_closed(world.here)
    one = decisions(world.here.organisation, [id]).get()
    do_action(decision_id=one.id, done_on=HELD.date(), outcome="Done.", by=world.here.actor("ola"), at=HELD)


def another_s_calendar(world: World) -> None:
    secret = new_secret()
    open_feed(secret=secret, by=world.here.actor("priya"), at=AT)
    found = feed_behind(world.here.organisation, secret)
    assert found is not None
    close_feed(feed_id=found.id, by=world.here.actor("ola"), at=AT)


def another_leader_s_brief(world: World) -> None:
    check_can_read_brief(world.here.actor("priya", Hat.TOP_MANAGEMENT), world.here.person("tom").id)


OF_THE_YEAR: dict[tuple[str, str], Callable[[World], None]] = {
    ("feed.keep", OWN): another_s_calendar,
    ("brief.read", OWN): another_leader_s_brief,
    ("internalaudit.conduct", OWN): conducting_what_another_audits,
    ("objective.follow", OWN): another_s_objective,
    ("measurement.record", OWN): measuring_another_s_objective,
    ("measurement.correct", OWN): correcting_another_s_objective,
    ("report.open", OWN): another_s_report,
    ("report.send", OWN): reporting_without_the_duty,
    ("report.acknowledge", OWN): reading_another_s_report,
    ("auditfinding.read", OWN): another_s_finding,
    ("auditfinding.answer", OWN): answering_another_s_finding,
    ("auditfinding.finish", OWN): finishing_what_another_does,
    ("auditfinding.raise", OWN): raising_what_another_found,
    ("managementreview.read", EXTRACT): reading_minutes_that_nobody_signed,
    ("managementreview.sign", OWN): signing_another_s_minutes,
    ("attendance.confirm", OWN): saying_that_one_was_there_uninvited,
    ("decision.carry_out", OWN): saying_that_another_s_action_is_done,
}

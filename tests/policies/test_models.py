"""What the database itself refuses, whoever comes past our code, and what verification finds all the same."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction

from countersign.kernel.references import new_id
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.policies.commands.confirm_mark import confirm_mark
from countersign.policies.commands.render import render
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind, Requirement, VersionState
from countersign.policies.models import Draft, Mark, Policy, Version
from countersign.policies.queries import marks_of, policy, version
from tests.cast import Cast
from tests.ledger.past_the_gate import done, refused
from tests.policies import delegating
from tests.policies.commands.test_bring_in import brought_in
from tests.policies.documents.worlds import signed_elsewhere
from tests.policies.worlds import AT, PASSAGES, after, begun, draft, in_force_from, lead, leader, offered, signed

ONCE = {
    "pdf",
    *("published_at", "published_by_id", "effective_on", "superseded_at"),
    *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
}
FROZEN = sorted(Version.proved.keys() - ONCE - {"revision"})
LITERALS = {
    models.BooleanField: "NOT {0}",
    models.PositiveIntegerField: "{0} + 1",
    models.DateTimeField: "'2001-01-01 00:00:00+00'",
    models.DateField: "'2001-01-01'",
    models.JSONField: "'[7]'",
    models.ForeignKey: "'00000000000000000000000000000007'",
}


def other(column: str) -> str:
    """SQL for another value that the column could hold."""
    field = next(field for field in Version._meta.concrete_fields if field.column == column)
    return next((value for kind, value in LITERALS.items() if type(field) is kind), "'other'").format(f'"{column}"')


def update(id: UUID, column: str, value: str) -> str:
    return f"UPDATE policies_version SET \"{column}\" = {value} WHERE id = '{id.hex}'"  # noqa: S608 (names of ours)


@pytest.fixture
def waiting(larkbeam: Cast) -> UUID:
    """A version that is signed and not published."""
    id = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    signed(larkbeam, id)
    return id


@pytest.mark.parametrize("column", FROZEN)
def test_nothing_in_a_signed_version_changes(waiting: UUID, column: str) -> None:
    refused(update(waiting, column, other(column)), "policies_version")
    if column not in ("label", "document", "scan", "source", "delegation_id"):
        refused(update(waiting, column, "NULL"), "policies_version")


def test_a_recorded_scan_stays(larkbeam: Cast) -> None:
    id = signed_elsewhere(larkbeam).id
    for value in ("'sha256:0'", "NULL"):
        refused(update(id, "scan", value), "policies_version")


def test_the_finished_file_that_was_signed_stays(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    brought_in(larkbeam, policy, "We look after it.")
    id = offered(larkbeam, policy)
    signed(larkbeam, id)
    for value in ("'sha256:0'", "NULL"):
        refused(update(id, "source", value), "policies_version")


def test_by_whose_delegation_it_was_signed_stays(larkbeam: Cast) -> None:
    _, _, id = delegating.waiting(larkbeam)
    signed(larkbeam, id, by=delegating.mei(larkbeam))
    for value in ("'00000000000000000000000000000007'", "NULL"):
        refused(update(id, "delegation_id", value), "policies_version")


@pytest.mark.parametrize("column", ["holds_until", "leader_id", "every_topic", "policies", "ended_at"])
def test_what_was_delegated_stays(larkbeam: Cast, column: str) -> None:
    given = delegating.delegated(larkbeam)
    delegating.ended(larkbeam, given)
    refused(f'UPDATE policies_delegation SET "{column}" = NULL', "policies_delegation")  # noqa: S608 (names of ours)


@pytest.mark.parametrize("column", sorted(ONCE))
def test_what_comes_later_is_set_once(larkbeam: Cast, column: str) -> None:
    policy, id = in_force_from(larkbeam)
    if column == "pdf":
        render(version_id=id, pdf=keep(larkbeam.organisation, b"%PDF"), by=larkbeam.system, at=AT)
    if column == "superseded_at":
        signed(larkbeam, offered(larkbeam, policy))
    if column.startswith("withdrawn"):
        withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=AT)
    for value in (other(column), "NULL"):
        refused(update(id, column, value), "policies_version")


def test_a_date_that_is_not_set_can_be_forged_and_is_found(larkbeam: Cast, waiting: UUID) -> None:
    assert done(update(waiting, "withdrawn_at", "'2026-01-07 00:00:00+00'")) == 1
    problems = [str(one) for one in verify(larkbeam.organisation)[1]]
    assert len(problems) == 1
    assert "withdrawn_at" in problems[0]


def test_an_offered_text_can_be_forged_and_is_found(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    assert done(update(id, "text", "'{}'")) == 1
    assert "text" in str(verify(larkbeam.organisation)[1][0])
    assert version(larkbeam.organisation, id).digest != version(larkbeam.organisation, id).document


@pytest.mark.parametrize("column", ["quote", "block", "requirement", "version_id", "confirmed_by_id", "confirmed_at"])
def test_a_confirmed_mark_stays(larkbeam: Cast, column: str) -> None:
    id = offered(larkbeam, begun(larkbeam))
    quote = PASSAGES[Requirement.PURPOSE]
    confirm_mark(version_id=id, requirement=Requirement.PURPOSE, block="p0", quote=quote, by=lead(larkbeam), at=AT)
    refused(f'UPDATE policies_mark SET "{column}" = NULL', "policies_mark")  # noqa: S608 (names of ours)


@pytest.mark.parametrize("table", ["policies_version", "policies_policy", "policies_mark"])
def test_nothing_is_deleted(larkbeam: Cast, table: str) -> None:
    _, id = in_force_from(larkbeam)
    quote = PASSAGES[Requirement.PURPOSE]
    confirm_mark(version_id=id, requirement=Requirement.PURPOSE, block="p0", quote=quote, by=lead(larkbeam), at=AT)
    refused(f"DELETE FROM {table}", table)  # noqa: S608 (names of ours)


def breaks(constraint: str, sql: str) -> None:
    """A constraint of the table refuses the statement. SQLite names the columns of a unique one, not the constraint."""
    with pytest.raises(IntegrityError, match=f"{constraint}|UNIQUE constraint failed"), transaction.atomic():
        done(sql)


@pytest.mark.parametrize(
    ("constraint", "column", "value"),
    [
        ("signed_by_somebody_on_a_day", "signed_at", "'2026-01-07 00:00:00+00'"),
        ("published_once_signed", "published_at", "'2026-01-07 00:00:00+00'"),
        ("superseded_once_published", "superseded_at", "'2026-01-07 00:00:00+00'"),
        ("rendered_once_signed", "pdf", "'sha256:0'"),
        ("scanned_when_signed_elsewhere", "scan", "'sha256:0'"),
    ],
)
def test_steps_are_not_skipped(larkbeam: Cast, constraint: str, column: str, value: str) -> None:
    breaks(constraint, update(offered(larkbeam, begun(larkbeam)), column, value))


def test_one_version_is_in_force(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    second = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, second)
    instant = "published_at = '2026-01-07 00:00:00+00', effective_on = '2026-01-07'"
    breaks("one_version_in_force", f"UPDATE policies_version SET {instant} WHERE id = '{second.hex}'")  # noqa: S608


def test_one_parent_policy(larkbeam: Cast) -> None:
    begun(larkbeam)
    topic = begun(larkbeam, PolicyKind.TOPIC, "Remote working")
    breaks("one_parent_policy", f"UPDATE policies_policy SET kind = 'PARENT' WHERE id = '{topic.hex}'")  # noqa: S608


def test_one_draft_a_policy(larkbeam: Cast) -> None:
    there = draft(larkbeam, begun(larkbeam))
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(
            id=new_id(AT),
            organisation_id=there.organisation_id,
            policy_id=there.policy_id,
            title="Another",
            text={},
            edited_by_id=there.edited_by_id,
            edited_at=AT,
        )


def test_state_is_read_from_the_dates() -> None:
    version = Version()
    assert version.state is VersionState.OFFERED
    for column, state in (
        ("signed_at", VersionState.SIGNED),
        ("published_at", VersionState.PUBLISHED),
        ("superseded_at", VersionState.SUPERSEDED),
        ("withdrawn_at", VersionState.WITHDRAWN),
    ):
        setattr(version, column, AT)
        assert version.state is state


@pytest.mark.parametrize("column", ["title", "label", "language", "variables", "text"])
def test_the_digest_covers_everything_that_is_read(larkbeam: Cast, column: str) -> None:
    made = version(larkbeam.organisation, offered(larkbeam, begun(larkbeam)))
    setattr(made, column, {"organisation": "Other Ltd"} if column == "variables" else "other")
    assert made.digest != made.document


def test_rows_say_what_they_are(larkbeam: Cast) -> None:
    here, (id, first) = larkbeam.organisation, in_force_from(larkbeam)
    quote = PASSAGES[Requirement.PURPOSE]
    confirm_mark(version_id=first, requirement=Requirement.PURPOSE, block="p0", quote=quote, by=lead(larkbeam), at=AT)
    assert str(policy(here, id)) == "Information Security Policy"
    assert str(version(here, first)) == "Information Security Policy 1.0"
    assert str(draft(larkbeam, id)) == "Information Security Policy, draft 1"
    assert str(marks_of(here, first)[Requirement.PURPOSE]) == f"PURPOSE: {quote}"
    assert {model.noun for model in (Policy, Version, Mark)} == {"policy", "version", "mark"}


def test_the_whole_story_verifies(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, material=False, at=after(1))
    third = offered(larkbeam, policy, at=after(2))
    signed(larkbeam, third, at=after(3))
    states = [version(larkbeam.organisation, id).state for id in (first, second, third)]
    assert states == [VersionState.SUPERSEDED, VersionState.WITHDRAWN, VersionState.PUBLISHED]
    assert version(larkbeam.organisation, third).effective_on == date(2026, 1, 9)
    assert verify(larkbeam.organisation)[1] == []

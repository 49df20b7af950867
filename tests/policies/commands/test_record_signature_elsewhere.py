from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.digests import digest
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.files import keep
from countersign.ledger.format import read
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.enums import VersionState
from countersign.policies.queries import in_force, marks_of, version, versions
from tests.cast import Cast, id_of
from tests.policies.filling import with_tokens
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    change,
    draft,
    entered,
    in_force_from,
    lead,
    leader,
    mark_all,
    offered,
    recording_fails,
)

SCAN = b"%PDF-1.7, a scan"
SIGNED_ON = date(2025, 9, 15)


def claim(here: Cast, policy: UUID, **how: Any) -> dict[str, Any]:
    """Mei, who is not on the register, signed on paper last year."""
    return {
        "policy_id": policy,
        "revision_shown": draft(here, policy).revision,
        "signed_on": SIGNED_ON,
        "signer_id": here.person("mei").id,
        "signed_as": "Engineering Lead",
        "signature": Signature(SignatureMethod.WET_SIGNATURE),
        "scan": keep(here.organisation, SCAN),
        "by": lead(here),
        "at": AT,
        **how,
    }


def recorded(here: Cast, policy: UUID, **how: Any) -> UUID:
    return id_of(record_signature_elsewhere(**claim(here, policy, **how)))


def test_record_signature_elsewhere_when_lead(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    id = recorded(
        larkbeam, policy, label="Version 3.0", effective_on=date(2025, 9, 22), drafted_by_id=larkbeam.person("ola").id
    )
    [now] = [one for one in versions(larkbeam.organisation, policy) if one.id == id]
    assert (now.state, now.label, now.number, now.material) == (VersionState.PUBLISHED, "3.0", 1, True)
    assert (now.signed_on, now.effective_on, now.signed_at) == (SIGNED_ON, date(2025, 9, 22), AT)
    assert (str(now.signed_by), now.signed_as, now.signed_hat) == ("Mei Sato", "Engineering Lead", "")
    assert (str(now.drafted_by), str(now.offered_by)) == ("Ola Nowak", "Tom Okafor")
    assert (now.signature_method, now.signature_evidence, now.scan) == ("WET_SIGNATURE", {}, digest(SCAN))
    assert (now.signed_elsewhere, now.single_handed) == (True, False)
    assert (now.wording_id, now.signed_words, now.statement) == (None, "", "")
    assert len(marks_of(larkbeam.organisation, id)) == 4
    assert verify(larkbeam.organisation)[1] == []


def test_record_signature_elsewhere_is_never_a_live_signature(larkbeam: Cast) -> None:
    id = recorded(larkbeam, begun(larkbeam))
    leaf = leaf_of(larkbeam.organisation, version(larkbeam.organisation, id).entry)
    assert leaf is not None
    said = read(bytes(leaf.data))
    assert (said["kind"], said["occurred_on"]) == ("version.recorded_elsewhere", "2025-09-15")
    assert said["docs"] == [version(larkbeam.organisation, id).document, digest(SCAN)]
    assert entered(larkbeam, "version.signed") == entered(larkbeam, "version.published") == 0


def test_record_signature_elsewhere_when_least_is_known(larkbeam: Cast) -> None:
    """By a minute, without a scan, a label, or a day of its own on which it took effect."""
    policy = begun(larkbeam)
    least = {"signature": Signature(SignatureMethod.MINUTE), "scan": None, "signed_as": ""}
    now = version(larkbeam.organisation, recorded(larkbeam, policy, by=leader(larkbeam), **least))
    assert (now.label, now.effective_on, now.drafted_by_id, now.signed_as) == ("1.0", SIGNED_ON, None, "")
    assert now.scan is None
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    assert read(bytes(leaf.data))["docs"] == [now.document]


def test_record_signature_elsewhere_when_gaps_were_left_keeps_them(larkbeam: Cast) -> None:
    """It was signed so; a rule will say what is wrong with it (POL-011)."""
    policy = begun(larkbeam)
    change(larkbeam, policy, "The list is kept by [who keeps the list].")
    assert "[who keeps the list]" in str(version(larkbeam.organisation, recorded(larkbeam, policy)).text)


def test_record_signature_elsewhere_when_later_ones_follow(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    first = recorded(larkbeam, policy, label="v2")
    second = recorded(larkbeam, policy, label="Rev C", signed_on=date(2025, 12, 1))
    assert version(larkbeam.organisation, first).label == "2"
    assert version(larkbeam.organisation, first).state is VersionState.SUPERSEDED
    assert version(larkbeam.organisation, second).label == "Rev C"
    made = version(larkbeam.organisation, offered(larkbeam, policy, material=True))
    assert made.label == "3.0"
    assert verify(larkbeam.organisation)[1] == []


def test_record_signature_elsewhere_when_older_than_what_applies_is_history(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    mark_all(larkbeam, policy)
    old = recorded(larkbeam, policy, label="0.9")
    assert version(larkbeam.organisation, old).state is VersionState.SUPERSEDED
    assert marks_of(larkbeam.organisation, old) == {}
    applies = in_force(larkbeam.organisation, policy)
    assert applies is not None
    assert applies.id == id
    assert version(larkbeam.organisation, offered(larkbeam, policy, material=False)).label == "1.1"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    "dates",
    [{"signed_on": date(2026, 1, 7)}, {"effective_on": date(2026, 1, 7)}],
)
def test_record_signature_elsewhere_when_still_to_come_is_refused(larkbeam: Cast, dates: dict[str, date]) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Only what has happened"):
        recorded(larkbeam, policy, **dates)


@pytest.mark.parametrize("method", [SignatureMethod.MAILED_CODE, SignatureMethod.PASSKEY])
def test_record_signature_elsewhere_when_it_would_be_live_is_refused(larkbeam: Cast, method: SignatureMethod) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Say how it was signed elsewhere"):
        recorded(larkbeam, policy, signature=Signature(method))


def test_record_signature_elsewhere_when_the_label_is_taken_is_refused(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Refused, match=r"There is a version 1\.0 already"):
        recorded(larkbeam, policy, label="v1.0")


def test_record_signature_elsewhere_when_another_waits_leaves_it_its_label(larkbeam: Cast) -> None:
    """Otherwise two different texts could be signed as 1.0."""
    policy = begun(larkbeam)
    waits = offered(larkbeam, policy)
    with pytest.raises(Refused, match=r"There is a version 1\.0 already"):
        recorded(larkbeam, policy, label="1.0")
    assert version(larkbeam.organisation, recorded(larkbeam, policy)).label == "1.1"
    assert version(larkbeam.organisation, waits).state is VersionState.OFFERED


def test_record_signature_elsewhere_when_the_label_is_long_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="at most 20"):
        recorded(larkbeam, policy, label="x" * 21)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.ADMINISTRATOR])
def test_record_signature_elsewhere_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="can record what was signed elsewhere"):
        recorded(larkbeam, policy, by=larkbeam.actor("ruth", hat))


def test_record_signature_elsewhere_when_there_is_no_text_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy)
    with pytest.raises(Refused, match="no text yet"):
        recorded(larkbeam, policy)


def test_record_signature_elsewhere_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Stale):
        recorded(larkbeam, policy, revision_shown=7)


@pytest.mark.parametrize("who", ["signer_id", "drafted_by_id"])
def test_record_signature_elsewhere_when_the_person_is_somebody_elses_is_unknown(
    larkbeam: Cast, stonecross: Cast, who: str
) -> None:
    policy = begun(larkbeam)
    for id in (stonecross.person("otto").id, NOBODY):
        with pytest.raises(Unknown, match="There is no such person here"):
            recorded(larkbeam, policy, **{who: id})


def test_record_signature_elsewhere_when_the_policy_is_somebody_elses_is_unknown(
    larkbeam: Cast, stonecross: Cast
) -> None:
    policy = begun(larkbeam)
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (policy, NOBODY):
        with pytest.raises(Unknown, match="There is no such policy here"):
            record_signature_elsewhere(**claim(larkbeam, policy) | {"policy_id": id, "by": otto, "at": after(1)})


def test_record_signature_elsewhere_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, policy, signed_on=date(2026, 1, 6), label="2.0")
    assert [one.id for one in versions(larkbeam.organisation, policy)] == [id]
    assert version(larkbeam.organisation, id).state is VersionState.PUBLISHED


def test_record_fills_in_what_the_organisation_is_called(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "{{organisation}} makes rotas.")
    made = version(larkbeam.organisation, recorded(larkbeam, policy))
    assert "Larkbeam Ltd makes rotas." in str(made.text)
    assert made.variables == {"organisation": "Larkbeam Ltd"}


@pytest.mark.parametrize("says", ["{{owner}} looks after it.", "{{role: ISMS lead}} looks after it.", "{{who}} does."])
def test_record_when_the_text_names_nobody_of_that_day_is_refused(larkbeam: Cast, says: str) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, says)
    with pytest.raises(Refused, match=r"says a name, and not \{\{|stands for nothing here"):
        recorded(larkbeam, policy)
    assert versions(larkbeam.organisation, policy) == []

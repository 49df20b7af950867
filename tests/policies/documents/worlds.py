"""Versions that were signed, here and elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.ledger.files import keep
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, begun, draft, in_force_from, lead

if TYPE_CHECKING:
    from countersign.policies.models import Version

SCAN = b"%PDF-1.7, a scan"


def signed_here(here: Cast) -> Version:
    return version(here.organisation, in_force_from(here)[1])


def signed_elsewhere(here: Cast, method: SignatureMethod = SignatureMethod.WET_SIGNATURE, **how: Any) -> Version:
    """Mei signed on paper last year, and Tom says so."""
    policy = begun(here)
    entered = record_signature_elsewhere(
        policy_id=policy,
        revision_shown=draft(here, policy).revision,
        signed_on=date(2025, 9, 15),
        signer_id=here.person("mei").id,
        signed_as="Engineering Lead",
        signature=Signature(method),
        scan=keep(here.organisation, SCAN),
        by=lead(here),
        at=AT,
        **how,
    )
    return version(here.organisation, id_of(entered))

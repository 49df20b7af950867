"""From risks to what the templates show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.risks.enums import Option, TreatmentState
from countersign.risks.queries import Scale, Standing
from countersign.web.risks.words import ANSWERS, LEVELS, NEEDS_HANDS, SHORT, STATES

if TYPE_CHECKING:
    from countersign.risks.models import Assessment, RiskReceipt, Treatment

WEB = ("https://", "http://")


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"risks:{name}", args=[request.organisation.slug, *values])


def standing(request: Visit, one: Standing) -> dict[str, Any]:
    """A risk as it stands, in a list or at the head of its page."""
    row = one.risk
    return {
        "title": row.title,
        "reference": row.reference,
        "url": address(request, "risk", row.id),
        "score": one.score,
        "placed": placed(one.now, one.scale) if one.now else "",
        "level": str(LEVELS[one.level]) if one.level else "",
        "is_high": one.is_high,
        "for_leaders": one.is_for_leaders,
        "change": change(one.change),
        "assessed_on": one.now.assessed_on if one.now else None,
        "fits": one.fits,
        "owner": str(row.owner) if row.owner_id else "",
        "owner_left": row.owner_id is not None and one.owner is None,
        "owned": row.owned_at,
        "answer": str(ANSWERS[one.answer]),
        "open": one.answer in NEEDS_HANDS,
        "closed_on": row.closed_on,
    }


def change(by: int | None) -> dict[str, Any] | None:
    """The arrow since the last assessment, with the words that say the same."""
    if by is None:
        return None
    if by > 0:
        return {"arrow": "↑", "says": _("up by {n}").format(n=by), "worse": True}
    if by < 0:
        return {"arrow": "↓", "says": _("down by {n}").format(n=-by), "worse": False}
    return {"arrow": "→", "says": _("unchanged"), "worse": False}


def placed(one: Assessment | Treatment, scale: Scale) -> str:
    """ "3 Possible, 4 Major", in the words of the scale where it still has as many steps."""
    if not scale.fits(one.likelihood_steps, one.impact_steps):
        return _("{likelihood} of {of}, {impact} of {and_of}, on another scale").format(
            likelihood=one.likelihood, of=one.likelihood_steps, impact=one.impact, and_of=one.impact_steps
        )
    likelihood, impact = scale.likelihood[one.likelihood - 1], scale.impact[one.impact - 1]
    return f"{one.likelihood} {likelihood}, {one.impact} {impact}"


def assessment(one: Assessment, before: Assessment | None, scale: Scale) -> dict[str, Any]:
    return {
        "on": one.assessed_on,
        "score": one.score,
        "placed": placed(one, scale),
        "why": one.why,
        "by": str(one.assessed_by),
        "by_owner": one.by_owner,
        "imported": bool(one.file),
        "recorded_at": one.recorded_at,
        "change": change(one.score - before.score) if before else None,
    }


def treatment(request: Visit, one: Treatment, scale: Scale) -> dict[str, Any]:
    return {
        "risk": one.risk.title,
        "risk_url": address(request, "risk", one.risk_id),
        "url": address(request, "treatment", one.id),
        "option": str(SHORT[Option(one.option)]),
        "accepts": one.option == Option.ACCEPT,
        "plan": one.plan,
        "due_on": one.due_on,
        "until_on": one.until_on,
        "carrier": str(one.carrier) if one.carrier_id else "",
        "action": one.action,
        "score": one.score,
        "placed": placed(one, scale),
        "stands": str(STATES[one.state]),
        "waits": one.state is TreatmentState.PROPOSED,
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "approved_by": str(one.approved_by) if one.approved_by_id else "",
        "approved_at": one.approved_at,
        "single_handed": one.single_handed,
        "carried_out_on": one.carried_out_on,
        "carried_out_at": one.carried_out_at,
        "carried_out_by": str(one.carried_out_by) if one.carried_out_by_id else "",
        "closed_at": one.closed_at,
        "closed_by": str(one.closed_by) if one.closed_by_id else "",
        "closed_because": one.closed_because or _("The reason was erased with the person who gave it."),
    }


def receipt(one: RiskReceipt) -> dict[str, Any]:
    return {"name": str(one.person), "words": _(one.words), "note": one.note, "at": one.seen_at, "score": one.score}


def link(text: str) -> dict[str, str]:
    """Where a register is: an address that opens, or words."""
    return {"words": text, "url": text if text.startswith(WEB) and " " not in text else ""}

"""What becomes of a remark: it is followed, left with a reason, or taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.policies import queries
from countersign.policies.commands import settle as settling
from countersign.policies.commands import take_back as taking_back
from countersign.web.drafting.forms import SettleForm
from countersign.web.drafting.remarks import show
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.policies.models import Remark


@endpoint("policy.edit")
@require_POST
def settle(request: Visit, policy_id: UUID, remark_id: UUID) -> HttpResponse:
    draft, said = showing.readable_draft(request, policy_id), remark_of(request, policy_id, remark_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """What was typed stays; it answers the draft as it is now."""
        form.data = {**form.data.dict(), "revision_shown": draft.revision, "act": fresh_act()}  # type: ignore[attr-defined]
        return show(request, draft, settling=(said.id, form), status=status, refusal=refusal)  # type: ignore[arg-type]

    form = SettleForm(request.POST, auto_id=f"id_{said.id.hex}_%s")
    act = partial(settling.settle, remark_id=said.id)
    then = to(showing.address(request, "remarks", policy_id) + f"#{said.block}")
    return perform(request.actor, act, form, then=then, page=page)


@endpoint("policy.remark")
@require_POST
def take_back(request: Visit, policy_id: UUID, remark_id: UUID) -> HttpResponse:
    draft = showing.readable_draft(request, policy_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(request, draft, status=status, refusal=refusal)

    act = partial(taking_back.take_back, remark_id=remark_of(request, policy_id, remark_id).id)
    then = to(showing.address(request, "remarks", policy_id))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)


def remark_of(request: Visit, policy_id: UUID, remark_id: UUID) -> Remark:
    """Raises Unknown for none, and for one about another draft."""
    found = queries.remark(request.organisation.id, remark_id)
    if found.policy_id != policy_id:
        raise Unknown("remark")
    return found

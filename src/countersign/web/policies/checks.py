"""Questions that people answer before they accept a policy: writing them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.policies import queries
from countersign.policies.commands.set_checks import MOST_CHECKS, set_checks
from countersign.web.policies import showing
from countersign.web.policies.check_forms import LETTERS, ChecksForm

if TYPE_CHECKING:
    from countersign.policies.models import Check, Policy


@endpoint("policy.change")
def checks(request: Visit, policy_id: UUID) -> HttpResponse:
    policy = queries.policy(request.organisation.id, policy_id)
    page = partial(checks_page, request, policy)
    if request.method != "POST":
        return page(form=ChecksForm(initial={"act": fresh_act(), **now(request, policy)}))
    act, then = partial(set_checks, policy_id=policy.id), to(showing.address(request, "policy", policy.id))
    return perform(request.actor, act, ChecksForm(request.POST), then=then, page=page)


def now(request: Visit, policy: Policy) -> dict[str, Any]:
    """The questions there are, as the form has them."""
    there: list[Check] = list(queries.checks(request.organisation.id, policy.id))
    given: dict[str, Any] = {"shown": " ".join(one.id.hex for one in there)}
    for number, one in enumerate(there, 1):
        given |= {f"text_{number}": one.text, f"right_{number}": LETTERS[one.right]}
        given |= {f"answer_{number}_{letter}": text for letter, text in zip(LETTERS, one.answers, strict=False)}
    return given


def checks_page(request: Visit, policy: Policy, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "shown": now(request, policy)["shown"]}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "title": policy.title,
        "blocks": [block(form, number) for number in range(1, MOST_CHECKS + 1)],
        "back_url": showing.address(request, "policy", policy.id),
    }
    return render(request, "policies/checks.html", context, status=status)


def block(form: ActForm, number: int) -> dict[str, Any]:
    """One question with its answers; the first is shown open, and those that have something in them."""
    right, answers = form[f"right_{number}"], [form[f"answer_{number}_{letter}"] for letter in LETTERS]
    text = form[f"text_{number}"]
    return {
        "fold": number > 1 and not any(one.value() or one.errors for one in (text, right, *answers)),
        "number": number,
        "text": text,
        "answers": answers,
        "right": right,
        "letters": [{"value": letter, "chosen": right.value() == letter} for letter in LETTERS],
    }

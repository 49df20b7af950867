"""The family of policies: the topics there are, beginning one, and who owns each, when it is reviewed, for whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.acknowledgements.queries import reach
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.policies import queries
from countersign.policies.audience import EVERYBODY as ALL
from countersign.policies.audience import Audience, read, union
from countersign.policies.commands.begin_topics import begin_topics
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.enums import PolicyKind
from countersign.policies.topics import LIBRARY, SMALL_FIRM
from countersign.roles import queries as roles
from countersign.roles.library import EVERYONE
from countersign.web.numbers import in_words, opening
from countersign.web.policies import aiming, audiences, showing
from countersign.web.policies.family_forms import BeginForm, OwnerForm, TopicForm
from countersign.web.policies.words import STATES

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.policies.models import Policy, Version

MOST_OWNERS = 500
"""A choice of more names than that is no choice; then the present owner can only be kept or taken away."""


@endpoint("policy.create")
@require_safe
def topics(request: Visit) -> HttpResponse:
    """The topic policies that there are, those that a small organisation begins with, and all others."""
    return topics_page(request, form=ActForm())


def topics_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    organisation = request.organisation.id
    applying = queries.in_force_by_policy(organisation)
    there = [one for one in queries.policies(organisation) if one.kind == PolicyKind.TOPIC]
    begun = queries.begun_topics(organisation)
    usual = [key for key in SMALL_FIRM if key not in begun]
    others = [key for key in LIBRARY if key not in begun and key not in SMALL_FIRM]
    context = {
        "form": form,
        "refusal": refusal,
        "finding": finding(there, applying),
        "there": [line(request, one, applying.get(one.id)) for one in there],
        "usual": [offer(key) for key in usual],
        "others": [offer(key) for key in others],
        "several": in_words(len(usual)) if len(usual) > 1 else "",
        "act": fresh_act(),
        "begin_url": showing.address(request, "begin_topics"),
        "new_url": showing.address(request, "new"),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "policies/topics.html", context, status=status)


def finding(there: list[Policy], applying: dict[UUID, Version]) -> str:
    """The title of the page says how it stands."""
    if not there:
        return _("No topic policy yet")
    n, binding = len(there), sum(one.id in applying and one.out_of_use_on is None for one in there)
    told = ngettext("One topic policy, {m} in force", "{n} topic policies, {m} in force", n)
    return told.format(n=opening(n), m=in_words(binding) if binding else _("none"))


def line(request: Visit, policy: Policy, applies: Version | None) -> dict[str, Any]:
    state = STATES[applies.state] if applies else _("draft")
    return {
        "title": applies.title if applies else policy.title,
        "url": showing.address(request, "policy", policy.id),
        "label": applies.label if applies else "",
        "state": _("not in use") if policy.out_of_use_on else state,
        "waits": applies is None or policy.out_of_use_on is not None,
        "whom": audiences.in_words(read(policy.audience)),
        "asks": policy.asks_acceptance,
        "owner": str(policy.owned_by) if policy.owned_by else "",
        "months": policy.review_months,
    }


def offer(key: str) -> dict[str, Any]:
    topic = LIBRARY[key]
    headings = [heading for heading, _prompt in topic.outline]
    return {
        "key": key,
        "title": topic.title,
        "purpose": topic.purpose,
        "headings": headings,
        "all_staff": topic.all_staff,
        "act": fresh_act(),
    }


@endpoint("policy.create")
@require_POST
def begin(request: Visit) -> HttpResponse:
    """One topic goes on to its draft; several, back to the list."""
    form = BeginForm(request.POST)
    draft = partial(showing.address, request, "draft")
    one = bool(request.POST.get("key"))
    then = to_made(draft) if one else to(showing.address(request, "topics"))
    return perform(request.actor, begin_topics, form, then=then, page=partial(topics_page, request))


@endpoint("policy.change")
def change(request: Visit, policy_id: UUID) -> HttpResponse:
    policy = queries.policy(request.organisation.id, policy_id)
    topic = policy.kind == PolicyKind.TOPIC
    make: Any = partial(OwnerForm, owners=owners(request, policy))
    if topic:
        make = topic_form(request, policy)
    page = partial(change_page, request, policy)
    if request.method != "POST":
        return page(form=make(initial={"act": fresh_act(), **now(policy)}))
    form = make(request.POST)
    if "count" in request.POST:
        return page(form=form, status=200 if form.is_valid() else 422)
    done: Act = partial(change_policy, policy_id=policy.id)
    return perform(request.actor, done, form, then=to(showing.address(request, "policy", policy.id)), page=page)


def topic_form(request: Visit, policy: Policy) -> Any:
    """What can be ticked: what is known here, and what the policy was for before."""
    organisation, meant = request.organisation.id, union(read(policy.audience).parts)
    held = {role.key for role in roles.roles(organisation)} - {EVERYONE}
    return partial(
        TopicForm,
        owners=owners(request, policy),
        organisation=organisation,
        departments=sorted({*people.departments(organisation, request.today), *meant.departments}),
        roles=sorted({*held, *meant.roles}, key=audiences.called),
    )


def owners(request: Visit, policy: Policy) -> list[Person]:
    """Who can be chosen: everybody who is here, and whoever it is now."""
    gone = Q(left_on__lte=request.today) | Q(erased_at__isnull=False)
    found = list(people.people(request.organisation.id).exclude(gone)[: MOST_OWNERS + 1])
    if len(found) > MOST_OWNERS:
        found = []
    if policy.owned_by and all(one.id != policy.owned_by_id for one in found):
        found.append(policy.owned_by)
    return found


def now(policy: Policy) -> dict[str, Any]:
    """What is set today, as the form has it."""
    return {
        "revision_shown": policy.revision,
        "owner_id": policy.owned_by_id.hex if policy.owned_by_id else "",
        "review_months": policy.review_months,
        "ack_days": policy.ack_days,
        "asks_reading": policy.asks_reading,
        "ack_refresh_months": policy.ack_refresh_months or "",
        **aiming.said(policy),
        "all_staff": policy.all_staff,
        "asks_acceptance": policy.asks_acceptance,
        "in_use": policy.out_of_use_on is None,
    }


def change_page(request: Visit, policy: Policy, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    stale = status == 409
    if stale:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["revision_shown"] = policy.revision  # type: ignore[index]
    topic = policy.kind == PolicyKind.TOPIC
    meant = meant_by(form, policy)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": policy,
        "title": title_of(request, policy),
        "topic": topic,
        "reach": reach(request.organisation.id, meant, request.today) if meant is not None else None,
        "whom": audiences.in_words(meant) if meant is not None else "",
        **(aiming.shown(form) if topic else {}),
        "stale": audiences.whom(policy, "") if stale else None,
        "checks_url": showing.address(request, "checks", policy.id),
        "back_url": showing.address(request, "policy", policy.id),
    }
    return render(request, "policies/change.html", context, status=status)


def meant_by(form: ActForm, policy: Policy) -> Audience | None:
    """Whom the page counts: as it was typed, or as it is set; nobody while what was typed has mistakes."""
    if not isinstance(form, TopicForm):
        return ALL
    if not form.is_bound:
        return read(policy.audience)
    return form.audience() if form.is_valid() else None


def title_of(request: Visit, policy: Policy) -> str:
    applies = queries.in_force(request.organisation.id, policy.id)
    return applies.title if applies else policy.title

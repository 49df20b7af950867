"""Who may open what here, besides their own duties: given and taken back by top management."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.references import Ref, parse_ref
from countersign.people import queries
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.end_access import end_access
from countersign.people.commands.grant import GIVEN, grant
from countersign.people.enums import HAT_NAMES
from countersign.web.numbers import opening
from countersign.web.people.announcements import announced


class GiveForm(ActForm):
    """The people to choose from are the organisation's own; anybody else's id is no choice."""

    person_id = forms.TypedChoiceField(coerce=lambda hexadecimal: UUID(hex=hexadecimal), label=gettext_lazy("Who"))
    hat = forms.TypedChoiceField(
        choices=[(hat.value, name) for hat, name in HAT_NAMES.items() if hat in GIVEN],
        coerce=Hat,
        label=gettext_lazy("As what"),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [("", _("Choose somebody")), *people]  # type: ignore[attr-defined]


@endpoint("access.read")
def everything(request: Visit) -> HttpResponse:
    """Who has which access; and giving it. What takes two people is announced instead."""
    if request.method != "POST":
        return access_page(request, form=give_form(request))
    form = give_form(request, request.POST)
    two = form.is_valid() and takes_two(request, **form.arguments())
    command = announce_access if two else grant

    def then(ref: Ref | None) -> str:
        noun, id = parse_ref(ref or "")
        name, values = ("people:announcement", [id]) if noun == "announcement" else ("people:access", [])
        return reverse(name, args=[request.organisation.slug, *values])

    return perform(request.actor, command, form, then=then, page=partial(access_page, request))


def takes_two(request: Visit, person_id: UUID, hat: Hat) -> bool:
    """To oneself where nobody else leads, or the system and its content in one hand (S4, S5)."""
    at, organisation = clock.now(), request.organisation.id
    alone = person_id == request.actor.person and queries.is_only_leader(organisation, person_id, at)
    return alone or queries.mixes_rights(organisation, person_id, hat, at)


@endpoint("access.grant")
@require_POST
def end(request: Visit, grant_id: UUID) -> HttpResponse:
    """Take it back, at once."""

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return access_page(request, form=give_form(request), status=status, refusal=refusal)

    then = to(reverse("people:access", args=[request.organisation.slug]))
    return perform(request.actor, partial(end_access, grant_id=grant_id), ActForm(request.POST), then=then, page=page)


def give_form(request: Visit, data: Any = None) -> GiveForm:
    here = queries.everybody_told(request.organisation.id, clock.now())
    people = [(one.id.hex, f"{one.name}, {one.title}" if one.title else str(one)) for one in here]
    return GiveForm(data, people=people, initial={"act": fresh_act()})


def access_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    slug, may_give = request.organisation.slug, may_enter(request.actor, "access.grant")
    held = list(queries.grants(request.organisation.id).filter(ended_at=None).order_by("person__name", "hat"))
    n = len({one.person_id for one in held})
    context = {
        "form": form if may_give else None,
        "refusal": refusal,
        "finding": ngettext("One person has access", "{n} people have access", n).format(n=opening(n)),
        "announced": announced(request, act="ACCESS"),
        "rows": [
            {
                "name": str(one.person),
                "hat": HAT_NAMES[Hat(one.hat)],
                "since": one.granted_at,
                "by": str(one.granted_by) if one.granted_by else "",
                "alone": one.single_handed,
                "end_url": reverse("people:end_access", args=[slug, one.id]),
                "act": fresh_act() if may_give else None,
            }
            for one in held
        ],
        "list_url": reverse("people:list", args=[slug]) if may_enter(request.actor, "person.read") else "",
        "register_url": reverse("people:register", args=[slug]),
    }
    return render(request, "people/access.html", context, status=status)

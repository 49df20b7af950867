"""What the organisation is and what its ISMS covers: the page on which that is put right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.enums import Scope
from countersign.web.setup.forms import SCOPES, ZONES


class OrganisationForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, label=_("What is it called?"))
    purpose = forms.CharField(max_length=2000, required=False, label=_("What does it do, and for whom?"))
    context_terms = forms.CharField(max_length=10_000, required=False, label=_("Words that are yours, one a line"))
    isms_scope = forms.TypedChoiceField(coerce=Scope, choices=SCOPES, label=_("What does the ISMS cover?"))
    isms_scope_statement = forms.CharField(max_length=4000, required=False, label=_("Which part?"))
    isms_started_on = forms.DateField(label=_("When did your ISMS start?"))
    time_zone = forms.ChoiceField(choices=[(zone, zone.replace("_", " ")) for zone in ZONES], label=_("Time zone"))

    def clean_context_terms(self) -> list[str]:
        typed: str = self.cleaned_data["context_terms"]
        return typed.splitlines()


@endpoint("organisation.change")
def about(request: Visit) -> HttpResponse:
    """Shown and changed by the same people; everybody else has no use for it."""
    if request.method != "POST":
        return show(request, form=OrganisationForm(initial=as_it_is(request)))
    form = OrganisationForm(request.POST)
    where = reverse("settings:organisation", args=[request.organisation.slug])

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(request, form=form, status=status, refusal=refusal)

    return perform(request.actor, change_organisation, form, then=to(where), page=page)


def as_it_is(request: Visit) -> dict[str, Any]:
    found = queries.organisation(request.organisation.id)
    names = ("name", "purpose", "isms_scope", "isms_scope_statement", "isms_started_on", "time_zone")
    now = {name: getattr(found, name) for name in names}
    terms = "\n".join(found.context_terms)
    return {"act": fresh_act(), "revision_shown": found.revision, "context_terms": terms, **now}


def show(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    if status == 409:
        form.data = {**form.data.dict(), "revision_shown": as_it_is(request)["revision_shown"]}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "list_url": reverse("settings:list", args=[request.organisation.slug]),
        "people_url": reverse("people:list", args=[request.organisation.slug]),
    }
    return render(request, "settings/organisation.html", context, status=status)

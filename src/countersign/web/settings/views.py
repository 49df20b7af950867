"""What the organisation sets for itself: everything, one setting with its history, and changing it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, Page, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries
from countersign.people.commands.change_setting import change_setting
from countersign.people.settings import Choices, Days, Kind, Labels, Number
from countersign.web.settings import showing
from countersign.web.settings.forms import ChoicesForm, DaysForm, LabelsForm, NumberForm, SettingForm
from countersign.web.settings.registry import REGISTRY, kind_of

FORMS: dict[type[Kind], type[SettingForm]] = {
    Number: NumberForm,
    Days: DaysForm,
    Choices: ChoicesForm,
    Labels: LabelsForm,
}

PAGES = {
    Number: "settings/setting.html",
    Days: "settings/setting.html",
    Choices: "settings/regimes.html",
    Labels: "settings/labels.html",
}


@endpoint("setting.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    return render(request, "settings/list.html", showing.everything(request))


@endpoint("setting.read")
@require_safe
def one(request: Visit, key: str) -> HttpResponse:
    kind = kind_of(key)
    return page_of(request, kind)(form=form_of(request, kind))


@endpoint("setting.change")
@require_POST
def change(request: Visit, key: str) -> HttpResponse:
    kind = kind_of(key)
    form = form_of(request, kind, request.POST)
    where = reverse("settings:setting", args=[request.organisation.slug, key])
    return perform(request.actor, act_on(request, kind), form, then=to(where), page=page_of(request, kind))


def act_on(request: Visit, kind: Kind) -> Any:
    """A list of days holds at once, since each of them is a day of its own."""
    act = partial(change_setting, key=kind.key, registry=REGISTRY)
    return partial(act, from_on=request.today) if isinstance(kind, Days) else act


def form_of(request: Visit, kind: Kind, data: Any = None) -> SettingForm:
    """What was typed; or what holds now, with the newest change that the page shows."""
    made = partial(FORMS[type(kind)], kind=kind, today=request.today)
    if data is not None:
        return made(data)
    first = {"act": fresh_act(), "shown": newest(request, kind), "from_on": request.today}
    return made(initial={**first, "value": showing.typed(request, kind)})


def newest(request: Visit, kind: Kind) -> Any:
    return next((row.id for row in queries.setting_history(request.organisation.id, kind.key)), None)


def page_of(request: Visit, kind: Kind) -> Page:
    def show(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        if status == 409:
            sent = request.POST.copy()
            sent["shown"] = str(newest(request, kind) or "")
            form.data = sent
        context = {
            **showing.setting(request, kind),
            **(showing.ticked(form) if isinstance(form, ChoicesForm) else {}),
            "form": form if may_enter(request.actor, "setting.change") else None,
            "refusal": refusal,
        }
        return render(request, PAGES[type(kind)], context, status=status)

    return show

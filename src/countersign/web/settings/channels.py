"""Channels of Slack and Teams: which are told what, adding one, and what is done with each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, gettext_noop, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.delivery import channels as known
from countersign.delivery.commands.end_channel import end_channel
from countersign.delivery.commands.name_channel import LONGEST_NAME, name_channel
from countersign.delivery.commands.pause_channel import pause_channel
from countersign.delivery.commands.resume_channel import resume_channel
from countersign.delivery.commands.try_channel import try_channel
from countersign.delivery.enums import ChannelKind, News
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.outbound.posting import read_secure
from countersign.kernel.refusals import Refused
from countersign.kernel.words import listed
from countersign.web.numbers import opening

if TYPE_CHECKING:
    from countersign.delivery.models import Channel

KINDS: dict[ChannelKind, Any] = {
    ChannelKind.SLACK: gettext_lazy("Slack, or what takes messages as Slack does"),
    ChannelKind.TEAMS: gettext_lazy("Microsoft Teams, through a workflow"),
}
SHORT = {ChannelKind.SLACK: "Slack", ChannelKind.TEAMS: "Teams"}

NEWS: dict[News, Any] = {
    News.IN_FORCE: gettext_lazy("A policy comes into force"),
    News.COUNTS: gettext_lazy("How many have accepted, every Monday"),
    News.FINDINGS: gettext_lazy("New findings of the day, by grade"),
    News.VERIFICATION: gettext_lazy("A verification fails"),
}
"""In the order in which they are offered."""

TOLD_OF: dict[News, str] = {
    News.IN_FORCE: gettext_noop("policies that come into force"),
    News.COUNTS: gettext_noop("how many have accepted"),
    News.FINDINGS: gettext_noop("new findings"),
    News.VERIFICATION: gettext_noop("verifications that fail"),
}
"""In a sentence."""


class ChannelForm(ActForm):
    """``address`` is a secret: it is in no page, not even in the one that says what is wrong with the form."""

    kind = forms.TypedChoiceField(
        choices=list(KINDS.items()),
        coerce=ChannelKind,
        label=gettext_lazy("Where is it?"),
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    called = forms.CharField(
        max_length=LONGEST_NAME,
        label=gettext_lazy("What is the channel called?"),
        error_messages={"required": gettext_lazy("Say what people call it, such as #security.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Its webhook address"),
        error_messages={"required": gettext_lazy("Paste the address that Slack or Teams made for this channel.")},
    )
    news = forms.TypedMultipleChoiceField(
        choices=list(NEWS.items()),
        coerce=News,
        label=gettext_lazy("What is it told?"),
        error_messages={"required": gettext_lazy("Choose at least one kind of news.")},
    )

    def clean_address(self) -> str:
        try:
            return read_secure(self.cleaned_data["address"]).shown
        except Refused as refused:
            raise forms.ValidationError(refused.words.in_language(gettext)) from refused


@endpoint("channel.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    return page(request, form=None)


@endpoint("channel.change")
@require_POST
def add(request: Visit) -> HttpResponse:
    return answered(request, name_channel, ChannelForm(request.POST))


@endpoint("channel.change")
@require_POST
def test(request: Visit, channel_id: UUID) -> HttpResponse:
    return answered(request, partial(try_channel, channel_id=channel_id), ActForm(request.POST))


@endpoint("channel.change")
@require_POST
def pause(request: Visit, channel_id: UUID) -> HttpResponse:
    return answered(request, partial(pause_channel, channel_id=channel_id), ActForm(request.POST))


@endpoint("channel.change")
@require_POST
def resume(request: Visit, channel_id: UUID) -> HttpResponse:
    return answered(request, partial(resume_channel, channel_id=channel_id), ActForm(request.POST))


@endpoint("channel.change")
@require_POST
def remove(request: Visit, channel_id: UUID) -> HttpResponse:
    return answered(request, partial(end_channel, channel_id=channel_id), ActForm(request.POST))


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"settings:{name}", args=[request.organisation.slug, *values])


def answered(request: Visit, act: Act, form: ActForm) -> HttpResponse:
    """Every act here leads back to the list."""
    return perform(request.actor, act, form, then=to(address(request, "channels")), page=partial(page, request))


def page(request: Visit, *, form: ActForm | None, status: int = 200, refusal: str = "") -> HttpResponse:
    """What was typed stays in the form, but for the address; an act on one channel leaves that form as it is."""
    may = may_enter(request.actor, "channel.change")
    if isinstance(form, ChannelForm) and "address" not in form.errors:
        form.add_error("address", _("Paste the address once more: no page holds it, this one neither."))
    found = list(known.channels(request.organisation.id))
    waits = set(known.waiting(request.organisation.id).values_list("channel_id", flat=True))
    fresh = ChannelForm(initial={"act": fresh_act(), "kind": ChannelKind.SLACK, "news": [News.IN_FORCE]})
    context = {
        "heading": heading(found),
        "channels": [line(request, one, waits=one.id in waits, may=may) for one in found],
        "form": (form if isinstance(form, ChannelForm) else fresh) if may else None,
        "add_url": address(request, "add_channel") if may else "",
        "longest": LONGEST_NAME,
        "news": list(NEWS.values()),
        "refusal": refusal,
        "list_url": address(request, "list"),
    }
    return render(request, "settings/channels.html", context, status=status)


def heading(found: list[Channel]) -> str:
    told = [one for one in found if one.paused_at is None]
    if not told:
        return _("Every channel is paused") if found else _("No channel is told anything")
    return ngettext("One channel is told", "{n} channels are told", len(told)).format(n=opening(len(told)))


def line(request: Visit, one: Channel, *, waits: bool, may: bool) -> dict[str, Any]:
    """One channel. Of its address only the server is shown."""
    paused = one.paused_at is not None
    acts = ("end_channel", "resume_channel") if paused else ("end_channel", "try_channel", "pause_channel")
    return {
        "name": one.called,
        "kind": SHORT[ChannelKind(one.kind)],
        "host": one.host,
        "told_of": listed([_(TOLD_OF[kind]) for kind in one.wants]),
        "paused": paused,
        "ended_by_answer": paused and one.paused_by is None,
        "paused_at": one.paused_at,
        "failing_since": one.failing_since,
        "why": known.why(one).in_language(_) if one.trouble else "",
        "posted_at": one.posted_at,
        "waits": waits,
        "named_at": one.named_at,
        "acts": {name: {"url": address(request, name, one.id), "act": fresh_act()} for name in acts} if may else {},
    }

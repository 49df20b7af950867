"""“I have a question” and “I cannot accept”: real answers."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse

from countersign.acknowledgements import queries
from countersign.acknowledgements.commands.ask import ask
from countersign.acknowledgements.commands.decline import decline as refuse
from countersign.acknowledgements.enums import ReplyKind
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.codes import LIVES
from countersign.policies.enums import VersionState
from countersign.web.acceptance.accepting import closed_page
from countersign.web.acceptance.doors import Door
from countersign.web.acceptance.forms import LONGEST, ReplyForm
from countersign.web.acceptance.proposing import SEND, Proposal, code_is_on_its_way, confirmed, send_code, to_reply

COMMANDS = {ReplyKind.QUESTION: ask, ReplyKind.DECLINED: refuse}


def question(door: Door) -> HttpResponse:
    return reply(door, ReplyKind.QUESTION)


def decline(door: Door) -> HttpResponse:
    return reply(door, ReplyKind.DECLINED)


def reply(door: Door, kind: ReplyKind) -> HttpResponse:
    asked = to_reply(door, kind)
    page = partial(reply_page, door, asked, kind)
    if door.request.method != "POST":
        return page(form=ReplyForm(initial={"act": fresh_act()}, needs_code=door.needs_code))
    typed = door.request.POST.get("text", "")[:LONGEST]
    if SEND in door.request.POST and door.needs_code and asked.version.state is VersionState.PUBLISHED:
        kept = ReplyForm(initial={"act": fresh_act(), "text": typed}, needs_code=True)
        return send_code(door, asked, page, kept)
    form = ReplyForm(door.request.POST, needs_code=door.needs_code)
    then = to(door.address("accept"))
    return perform(door.actor, confirmed(door, asked, form, COMMANDS[kind]), form, then=then, page=page)


def reply_page(
    door: Door, asked: Proposal, kind: ReplyKind, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if asked.version.state is not VersionState.PUBLISHED:
        return closed_page(door, asked.version, status, refusal)
    context = {
        "form": form,
        "refusal": refusal,
        "declines": kind is ReplyKind.DECLINED,
        "title": asked.version.title,
        "label": asked.version.label,
        "open": queries.open_reply(door.organisation.id, door.reader, asked.version.id),
        "needs_code": door.needs_code,
        "code_sent": code_is_on_its_way(door, asked, form),
        "code_minutes": LIVES.seconds // 60,
        "longest": LONGEST,
        "back_url": door.address("accept"),
    }
    return door.show("acceptance/reply.html", context, status)

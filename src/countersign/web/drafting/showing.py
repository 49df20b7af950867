"""From a draft, its readers and their remarks to what the page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import fresh_act
from countersign.entrance.matrix import may_enter
from countersign.kernel.digests import digest_text
from countersign.kernel.text import from_json, walk
from countersign.policies import permissions, queries
from countersign.policies.text.suggesting import Piece, pieces
from countersign.policies.text.variables import fill_words, tokens_in
from countersign.web.drafting.forms import NO, YES, RemarkForm, SettleForm
from countersign.web.numbers import opening
from countersign.web.policies import filling, showing
from countersign.web.policies.changes import changes

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.entrance.endpoint import Visit
    from countersign.policies.models import Draft, Reader, Remark
    from countersign.policies.queries import Filled, Meanings

LINES_OF = 70
"""So many characters of a passage fill a line of the field that holds it."""
FEWEST_LINES, MOST_LINES = 3, 14


def parts(
    request: Visit,
    draft: Draft,
    written: Filled,
    said: Sequence[Remark],
    chosen: str,
    saying: RemarkForm | None,
    settling: Settling,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The draft in its parts, each with what was said about it and still waits; and what is about words now gone.

    Parts are shown with the values of ``written``; what somebody changes in one are the words of the draft.
    """
    waiting = defaultdict(list)
    for one in said:
        if one.settled_at is None:
            waiting[one.block].append(one)
    text = from_json(draft.text)
    found = []
    for piece in pieces(text):
        here = dict.fromkeys(node.id for node in walk(piece.shown.blocks))
        about = [remark(request, draft, written, one, settling) for id in sorted(here) for one in waiting.pop(id, ())]
        found.append({**part(request, draft, written, piece, chosen, saying), "remarks": about})
    lost = [remark(request, draft, written, one, settling) for left in waiting.values() for one in left]
    return found, lost


def part(
    request: Visit, draft: Draft, written: Filled, piece: Piece, chosen: str, saying: RemarkForm | None
) -> dict[str, Any]:
    opened = piece.block == chosen
    first = {"act": fresh_act(), "block": piece.block, "passage": piece.words, "revision_shown": draft.revision}
    first["words_shown"] = digest_text(piece.words)
    here = showing.address(request, "remarks", draft.policy_id)
    lines = sum(1 + len(line) // LINES_OF for line in piece.words.splitlines())
    return {
        "id": piece.block,
        "html": filling.html(piece.shown, written.values, first_heading=showing.FIRST_HEADING),
        "tokens": any(tokens_in(piece.words)) and not draft.source,
        "url": f"{here}?at={piece.block}#at" if piece.words else "",
        "form": (saying or RemarkForm(initial=first)) if opened else None,
        "simple": piece.simple and not draft.source,
        "lines": min(max(lines, FEWEST_LINES), MOST_LINES),
    }


type Settling = tuple[UUID, SettleForm] | None
"""The remark whose answer was refused, and what was typed."""


def remark(request: Visit, draft: Draft, written: Filled, one: Remark, settling: Settling = None) -> dict[str, Any]:
    here = (draft.policy_id, one.id)
    answers = may_enter(request.actor, "policy.edit") and one.settled_at is None
    first = {"act": fresh_act(), "revision_shown": draft.revision}
    refused = settling[1] if settling and settling[0] == one.id else None
    form = (refused or SettleForm(initial=first, auto_id=f"id_{one.id.hex}_%s")) if answers else None
    own = one.written_by_id == request.actor.person and one.settled_at is None
    return {
        "id": one.id.hex,
        "who": str(one.written_by),
        "at": one.written_at,
        "quote": fill_words(one.quote, written.values),
        "suggests": one.instead is not None,
        "instead": fill_words(one.instead or "", written.values),
        "body": one.body,
        "form": form,
        "yes": YES,
        "no": NO,
        "settle_url": showing.address(request, "settle_remark", *here) if form else "",
        "take_back_url": showing.address(request, "take_back_remark", *here) if own else "",
        "take_back_act": fresh_act() if own else "",
        "taken": one.taken,
        "answer": one.answer,
        "settled_by": str(one.settled_by) if one.settled_by else "",
        "settled_at": one.settled_at,
    }


def answered(request: Visit, draft: Draft, written: Filled, said: Sequence[Remark]) -> list[dict[str, Any]]:
    """The newest first."""
    done = sorted(((one.settled_at, one) for one in said if one.settled_at), key=lambda pair: pair[0], reverse=True)
    return [remark(request, draft, written, one) for _, one in done]


def since_last_look(draft: Draft, me: Reader | None, meanings: Meanings) -> dict[str, Any] | None:
    """What changed since the reader said that they had read it; nothing for whoever never did.

    The words count, and not how often they were saved since; both with the values of today.
    """
    if me is None or me.looked_at is None:
        return None
    if (me.title, me.text, me.source) == (draft.title, draft.text, draft.source):
        return {"at": me.looked_at, "read": True}
    before, now = queries.filled(me, meanings), queries.filled(draft, meanings)
    return {"at": me.looked_at, "read": False, **changes(before, now, first_heading=showing.FIRST_HEADING, only=True)}


def readers(request: Visit, draft: Draft) -> list[dict[str, Any]]:
    """Who was asked or came, and how far they are; for whoever reads drafts anyway."""
    if not permissions.can_read_drafts(request.actor):
        return []
    asks = may_enter(request.actor, "policy.ask_readers")
    waiting = set(queries.unread(request.organisation.id, policy=draft.policy_id).values_list("id", flat=True))
    return [
        {
            "name": str(one.person),
            "state": state(one, draft, one.id in waiting),
            "waits": one.id in waiting,
            "answer_by": one.answer_by if one.id in waiting else None,
            "late": one.id in waiting and one.answer_by is not None and one.answer_by < request.today,
            "stop_url": showing.address(request, "stop_asking", draft.policy_id, one.person_id)
            if asks and one.asked_at
            else "",
            "act": fresh_act(),
        }
        for one in queries.readers(request.organisation.id, draft.policy_id)
        if one.asked_at or one.looked_at
    ]


def state(one: Reader, draft: Draft, waits: bool) -> str:
    if one.looked_at is None:
        return _("has not read it yet") if waits else _("had not read it when it was put forward")
    return _("has read it as it is") if one.revision == draft.revision else _("has read an earlier state of it")


def finding(n: int) -> str:
    if not n:
        return _("Nothing waits for an answer")
    return ngettext("One remark waits for an answer", "{n} remarks wait for an answer", n).format(n=opening(n))


def answers(n: int) -> str:
    if not n:
        return _("Nothing was answered yet")
    return ngettext("One remark was answered", "{n} remarks were answered", n).format(n=opening(n))

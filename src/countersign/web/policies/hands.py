"""The hands under a version, those that are there and those that it waits for, as its pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit
from countersign.kernel.refusals import Refused
from countersign.people import queries as people
from countersign.policies import permissions, queries
from countersign.policies.commands.sign import check_turn
from countersign.policies.enums import PolicyKind, VersionState
from countersign.web.policies import showing
from countersign.web.policies.words import HOW

if TYPE_CHECKING:
    from countersign.kernel.words import Words
    from countersign.policies.models import Version
    from countersign.policies.queries import Hand


def lines(request: Visit, version: Version, given: list[Hand]) -> list[dict[str, Any]]:
    """The lines under the document, in their order; those last that wait."""
    done = showing.signatures(version, request.organisation.time_zone, given)
    return done + (waiting(request, version, given) if version.state == VersionState.OFFERED else [])


def waiting(request: Visit, version: Version, given: list[Hand]) -> list[dict[str, Any]]:
    """The places for the names that are not there yet."""
    if not version.signatories:
        others = queries.delegates(version, clock.now())
        whom = _("waits for top management, or whoever signs in its place") if others else _("waits for top management")
        return [{"name": "", "hat": whom, "at": None, "open": True}]
    left = queries.still_to_sign(version, {hand.person for hand in given})
    called, gone = people.names(version.organisation_id, left), queries.cannot_sign(version, left, clock.now())
    lost = _("{name}, no longer on the register of top management")
    if version.policy.kind == PolicyKind.TOPIC:
        lost = _("{name}, who neither leads any more nor has it delegated to them")
    says = dict.fromkeys(gone, lost)
    return [
        {"name": "", "hat": says.get(one, _("waits for {name}")).format(name=called[one]), "at": None, "open": True}
        for one in left
    ]


def cannot_be_signed(version: Version, given: list[Hand]) -> str:
    """Why an offer waits for a name that nobody can give, and what to do; empty while somebody can."""
    left = queries.still_to_sign(version, {hand.person for hand in given})
    gone = queries.cannot_sign(version, left, clock.now())
    if not gone:
        return ""
    names = sorted(people.names(version.organisation_id, gone).values())
    return _("{names} cannot sign it any more. Take it back, and offer it anew to whoever can sign now.").format(
        names=get_text_list(names, _("and"))
    )


def not_for_me(request: Visit, version: Version, given: list[Hand]) -> str:
    """Where several have to sign: why this reader does not, or not yet; empty when it is their turn."""
    if request.actor.person is None:
        return ""
    try:
        check_turn(version, request.actor.person, [hand.person for hand in given])
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


def not_true_any_more(request: Visit, version: Version) -> list[Words]:
    """What was filled in, and is not so any more: a sentence for each."""
    meanings = queries.Meanings(request.organisation, version.policy.owned_by_id, request.today)
    return queries.outdated(version, meanings)


def outdated(request: Visit, version: Version) -> str:
    """The same as one: nobody can sign that. Empty while all of it is true."""
    return " ".join(words.in_language(_) for words in not_true_any_more(request, version))


def offered_acts(
    request: Visit, version: Version, given: list[Hand], *, mine: bool, outdated: str
) -> list[dict[str, Any]]:
    """What a reader can do about a version that waits for a signature. ``outdated`` as above."""
    stuck = cannot_be_signed(version, given) or outdated
    blocked = stuck or not_for_me(request, version, given)
    signs = queries.authority_over(version, request.actor.person, clock.now()).capacity
    if signs and not mine and not blocked:
        sign = showing.address(request, "sign", version.policy_id, version.id)
        return [{"label": _("Read and sign"), "url": sign, "note": _("two minutes")}]
    named = _("Whoever is asked has one mail about it.")
    others = named if version.signatories else _("Another member of top management has one mail about it.")
    return [{"label": _("Signature"), "missing": (blocked if signs else stuck) or others}]


def taking_back(request: Visit, version: Version) -> list[dict[str, Any]]:
    """The way back: of an offer for whoever works on it, of what is signed for top management."""
    try:
        permissions.check_can_withdraw(request.actor, version)
    except Refused:
        return []
    label = _("Take it back") if version.signed_at is None else _("Withdraw it")
    url = showing.address(request, "withdraw", version.policy_id, version.id)
    return [{"label": label, "url": url, "kind": "line" if version.signed_at is None else "quiet"}]


def how(hand: Hand) -> str:
    """How a signature was confirmed. A mailed code is never called a second factor."""
    if hand.evidence and hand.evidence.get("mailbox"):
        return _("Confirmed by a code from the mailbox of a trial installation")
    return str(HOW[hand.method])

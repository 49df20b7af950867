"""The hands under a version, those that are there and those that it waits for, as its pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Refused
from countersign.people import queries as people
from countersign.policies import permissions, queries
from countersign.policies.commands.sign import check_turn
from countersign.policies.enums import VersionState
from countersign.web.policies import showing
from countersign.web.policies.words import HOW

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.policies.models import Version
    from countersign.policies.queries import Hand


def lines(request: Visit, version: Version, given: list[Hand]) -> list[dict[str, Any]]:
    """The lines under the document, in their order; those last that wait."""
    done = showing.signatures(version, request.organisation.time_zone, given)
    return done + (waiting(request, version, given) if version.state == VersionState.OFFERED else [])


def waiting(request: Visit, version: Version, given: list[Hand]) -> list[dict[str, Any]]:
    """The places for the names that are not there yet."""
    if not version.signatories:
        return [{"name": "", "hat": _("waits for top management"), "at": None, "open": True}]
    left = queries.still_to_sign(version, {hand.person for hand in given})
    called, gone = people.names(version.organisation_id, left), no_longer_lead(request, version, left)
    says = {one: _("{name}, no longer on the register of top management") for one in gone}
    return [
        {"name": "", "hat": says.get(one, _("waits for {name}")).format(name=called[one]), "at": None, "open": True}
        for one in left
    ]


def no_longer_lead(request: Visit, version: Version, left: list[UUID]) -> list[UUID]:
    """Of those who still have to sign whoever cannot any more."""
    lead = set(people.leaders(version.organisation_id, request.today).values_list("person_id", flat=True))
    return [one for one in left if one not in lead]


def cannot_be_signed(request: Visit, version: Version, given: list[Hand]) -> str:
    """Why an offer waits for a name that nobody can give, and what to do; empty while somebody can."""
    left = queries.still_to_sign(version, {hand.person for hand in given})
    gone = no_longer_lead(request, version, left) if left else []
    if not gone:
        return ""
    names = sorted(people.names(version.organisation_id, gone).values())
    return _("{names} cannot sign it any more. Take it back, and offer it anew to whoever leads now.").format(
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


def offered_acts(request: Visit, version: Version, given: list[Hand], *, mine: bool) -> list[dict[str, Any]]:
    """What a reader can do about a version that waits for a signature."""
    stuck = cannot_be_signed(request, version, given)
    blocked = stuck or not_for_me(request, version, given)
    if may_enter(request.actor, "policy.sign") and not mine and not blocked:
        sign = showing.address(request, "sign", version.policy_id, version.id)
        return [{"label": _("Read and sign"), "url": sign, "note": _("two minutes")}]
    signs = may_enter(request.actor, "policy.sign")
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

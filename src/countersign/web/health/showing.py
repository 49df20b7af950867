"""The page *Health*, as it is shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.entrance.watching import last_seen, rounds, silent_since
from countersign.kernel.actors import Hat
from countersign.kernel.instants import instant
from countersign.kernel.stuck import Stuck, Whose
from countersign.kernel.words import listed
from countersign.ledger.queries import last_verified, newest_checkpoint
from countersign.people.queries import grants
from countersign.web.health.registry import stuck_here
from countersign.web.health.words import ROUNDS
from countersign.web.numbers import opening

HATS = {Whose.OPERATOR: Hat.ADMINISTRATOR, Whose.ISMS_LEAD: Hat.ISMS_LEAD}


def health(request: Visit, at: datetime) -> dict[str, Any]:
    organisation = request.organisation.id
    found, runs = stuck_here(organisation, at), list(rounds())
    owners = {whose: owner(organisation, whose) for whose in {one.whose for one in found}}
    verified, checkpoint = last_verified(organisation), newest_checkpoint(organisation)
    return {
        "heading": heading(len(found), runs=bool(runs)),
        "stuck": [line(one, owners[one.whose]) for one in found],
        "seen": last_seen() if runs else None,
        "silent_here": silent_since(at),
        "rounds": [
            {
                "name": row.name,
                "does": ROUNDS.get(row.name, row.name),
                "ran_at": row.ran_at,
                "worked_at": row.worked_at,
                "failing_since": row.failing_since,
                "trouble": row.trouble,
            }
            for row in runs
        ],
        "verified_at": instant(verified) if verified else None,
        "checkpoint": {"size": checkpoint.size, "at": checkpoint.issued_at} if checkpoint else None,
    }


def heading(stuck: int, *, runs: bool) -> str:
    if stuck:
        return ngettext("One thing is stuck", "{n} things are stuck", stuck).format(n=opening(stuck))
    return _("Nothing is stuck") if runs else _("The worker has not run yet")


def line(one: Stuck, owner: str) -> dict[str, Any]:
    return {
        "what": one.what.in_language(_),
        "since": one.since,
        "why": one.why.in_language(_),
        "whose": owner,
        "clears": one.clears.in_language(_),
    }


def owner(organisation: UUID, whose: Whose) -> str:
    """By name where somebody has the hat, and what they are."""
    held = grants(organisation).filter(hat=HATS[whose].value, ended_at=None, person__left_on=None)
    names = list(dict.fromkeys(str(grant.person) for grant in held.select_related("person")))
    if whose is Whose.ISMS_LEAD:
        return _("The ISMS lead: {names}").format(names=listed(names)) if names else _("The ISMS lead")
    if names:
        return _("Whoever runs the server: {names}").format(names=listed(names))
    return _("Whoever runs the server")

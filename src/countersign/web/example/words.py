"""The words of this area: what each story shows, and what its people may do beyond their own duties."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.kernel.actors import Hat

HATS: dict[Hat, str | Promise] = {
    Hat.TOP_MANAGEMENT: _("leads: signs the policy and appoints"),
    Hat.ISMS_LEAD: _("runs the ISMS: writes, proposes, answers"),
    Hat.INTERNAL_AUDITOR: _("audits inside the house"),
    Hat.HR: _("keeps the list of people"),
}


@dataclass(frozen=True)
class Card:
    """What somebody should know of a story before they choose it: how large, what they make, and what is to be seen."""

    size: str | Promise
    makes: str | Promise
    shows: str | Promise


CARDS: dict[str, Card] = {
    "larkbeam": Card(
        _("13 people"),
        _("makes rota software for care homes"),
        _("Nine months before a first certificate, well led: a signed policy, a freelancer nobody asked, a role that "
          "waits."),
    ),
    "stonecross": Card(
        _("180 people"),
        _("manages IT for other firms"),
        _("Certified for two years, and three weeks before the next audit. Processes exist, follow-through does not: "
          "the IT Director signs, the Managing Director is silent, and an auditor would raise some fifty points."),
    ),
    "meridian": Card(
        _("2,400 people"),
        _("moves goods through ports"),
        _("A group that has done this for years. Little is open; what is to be seen is how lists and pages hold at "
          "that size."),
    ),
}  # fmt: skip
"""By the key of the story."""

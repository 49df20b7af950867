"""The words for how people outside get the policy."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.policies.enums import AvailabilityMode

type Lazy = str | Promise

AVAILABLE: dict[str, Lazy] = {
    AvailabilityMode.PUBLISHED: _("published, whole"),
    AvailabilityMode.SUMMARY_PUBLISHED: _("published, in part"),
    AvailabilityMode.ON_REQUEST: _("on request"),
    AvailabilityMode.NOT_SHARED: _("not shared"),
}

FINDINGS: dict[str, Lazy] = {
    "": _("Nobody has decided who outside can read it"),
    AvailabilityMode.PUBLISHED: _("Everybody can read it, whole"),
    AvailabilityMode.SUMMARY_PUBLISHED: _("Everybody can read a part of it"),
    AvailabilityMode.ON_REQUEST: _("People outside get it on request"),
    AvailabilityMode.NOT_SHARED: _("It is not shared with anybody outside"),
}
"""What a page is called, by the decision that holds; empty: none does."""

WITHOUT_TEXT: dict[str, tuple[Lazy, Lazy]] = {
    AvailabilityMode.ON_REQUEST: (
        _("On request"),
        _("Whoever asks gets it, under terms of your own. The public page says where to write, and nothing else."),
    ),
    AvailabilityMode.NOT_SHARED: (
        _("Not shared"),
        _("Nobody outside gets it, for a reason that you can give an auditor. There is no public page."),
    ),
}
"""The answers without a public text, each with what follows from it."""


def on_request_or_not() -> list[dict[str, Any]]:
    return [{"value": mode, "label": label, "note": note} for mode, (label, note) in WITHOUT_TEXT.items()]

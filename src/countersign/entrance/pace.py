"""How often one account may ask for what is dear. Counted where all processes count together (``entrance.memory``)."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

JUDGE, FEED = "judge_file", "read_feed"
"""How often stands in the settings, beside the codes of the sign-in."""


def may_again(request: HttpRequest, action: str) -> bool:
    """Count one more. False when it is one too many for now; then nothing of it may be done."""
    return of_key(request, action, str(request.user.pk))


def of_key(request: HttpRequest, action: str, key: str) -> bool:
    """The same for whoever comes without an account, by what they came with."""
    return bool(consume(request, app="allauth.account", action=action, key=key, limit_get=True))

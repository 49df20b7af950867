"""How often one account may ask for what is dear. Counted where all processes count together (``entrance.memory``)."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest

JUDGE = "judge_file"
"""How often stands in the settings, beside the codes of the sign-in."""


def may_again(request: HttpRequest, action: str) -> bool:
    """Count one more. False when it is one too many for now; then nothing of it may be done."""
    return bool(ratelimit.consume(request, action=action, key=str(request.user.pk)))

"""How mails leave: by SMTP, or into the mailbox of trial mode."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from countersign.settings.deployment import Deployment

SCHEMES = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
SECONDS = 20


def mailers(deployment: Deployment) -> dict[str, dict[str, Any]]:
    """Django's description of the way out. Raises ValueError for an address that is none."""
    if deployment.mailbox:
        return {"default": {"BACKEND": "countersign.delivery.mailbox.Backend"}}
    if not deployment.smtp:
        return {"default": {"BACKEND": "countersign.delivery.nowhere.Backend"}}
    parts = urlsplit(deployment.smtp)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError("COUNTERSIGN_SMTP_URL is written smtp://user:password@host:port")
    options = {
        "host": parts.hostname,
        "port": parts.port or SCHEMES[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp",
        "use_ssl": parts.scheme == "smtps",
        "timeout": SECONDS,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

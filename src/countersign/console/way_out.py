"""Is there a way for mails to leave? Asked before anything starts, by the web server without the worker's rounds."""

from __future__ import annotations

import sys

from django.conf import settings


def sends_mail() -> None:
    """A worker that cannot send stops at the start, not at the first signature."""
    if not settings.DEPLOYMENT.smtp and not settings.DEPLOYMENT.mailbox:
        sys.exit(
            "Countersign has no way to send mail. Set COUNTERSIGN_SMTP_URL (smtp://user:password@host:port), or "
            "COUNTERSIGN_MAILBOX=1 to try it out on this machine."
        )

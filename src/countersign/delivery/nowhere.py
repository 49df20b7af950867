"""No way out: neither SMTP nor trial mode. ``serve`` and ``worker`` refuse to start like this."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise OSError("there is no way to send mails: set COUNTERSIGN_SMTP_URL, or COUNTERSIGN_MAILBOX=1 for a trial")

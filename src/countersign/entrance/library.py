"""Our side of the sign-in library (django-allauth): what it must ask us about.

The library would mail inside the request and make codes of letters; here codes are six digits and go through
the queue. Only known addresses have an account, so nobody can sign up.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from countersign.entrance.clock import now
from countersign.entrance.codes import mail_sign_in_code, new_code

CODE_MAIL = "account/email/login_code"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Named in the settings; called by the library alone."""

    def generate_login_code(self) -> str:
        return new_code()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only codes are mailed. A stranger's address gets nothing, and the page says the same to everybody."""
        if template_prefix == CODE_MAIL:
            mail_sign_in_code(email, context["code"], now())

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """What happened is said on the page itself."""

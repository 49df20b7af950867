"""Our side of the sign-in library (django-allauth): what it must ask us about.

The library would mail inside the request and make codes of letters; here codes are six digits and go through
the queue. Only known addresses have an account, so nobody can sign up.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from countersign.entrance.accounts import known_account
from countersign.entrance.clock import now
from countersign.entrance.codes import mail_sign_in_code, mail_to_nobody, new_code
from countersign.entrance.reaching import got_through
from countersign.entrance.security_log import tell

CODE_MAIL = "account/email/login_code"

TRY = "enter_login_code"
"""How often a code may be tried stands in the settings."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Named in the settings; called by the library alone."""

    def generate_login_code(self) -> str:
        return new_code()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only codes are mailed. A stranger's address gets nothing, and the page says the same to everybody."""
        if template_prefix == CODE_MAIL:
            mail_sign_in_code(email, context["code"], now())

    def is_safe_url(self, url: str | None) -> bool:
        """After signing in we lead on to our own paths, and to no host that somebody wrote into ``next``."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """What happened is said on the page itself."""


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Takes the address. Only whom an organisation knows today gets a code, whatever accounts there are."""

    def clean_email(self) -> str:
        at = now()
        known = known_account(self.cleaned_data["email"], at)
        address: str = super().clean_email()
        self._user = known
        if known is None:
            mail_to_nobody(at)
        return address


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]
    """The address goes in, a code goes out, or nothing does: the page says the same to strangers."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Whoever comes back from the second page wants to type another address."""

    def get_form_class(self) -> type[AddressForm]:
        return AddressForm

    def form_invalid(self, form: AddressForm) -> HttpResponse:
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return answer


class EnterCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """The code goes in. Five tries, ten minutes."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A try is taken before the code is looked at: many at once are no more than five."""
        asked = self._process.state
        if not ratelimit.consume(request, action=TRY, key=f"{asked['email']} {asked['at']}"):
            self._process.abort()
            tell("sign-in refused", self.sent_to, now(), why="too many tries")
            return HttpResponseRedirect(reverse("account_request_login_code"))
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return self.let_in(request, answer) if self._action == "verify" else answer

    def let_in(self, request: HttpRequest, answer: HttpResponse) -> HttpResponse:
        """Only as whom the code was mailed to, whatever address the account has been given since."""
        if not request.user.is_authenticated:
            tell("sign-in refused", self.sent_to, now(), why="not the code")
            return answer
        if request.user.email != self.sent_to.lower():
            logout(request)
            tell("sign-in refused", self.sent_to, now(), why="the account has another address")
            return HttpResponseRedirect(reverse("account_request_login_code"))
        tell("signed in", self.sent_to, now())
        got_through(self.sent_to, now())
        return answer

    @property
    def sent_to(self) -> str:
        return str(self._process.state.get("email", ""))

    @property
    def may_ask_again(self) -> bool:
        return bool(self._process.can_resend)

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)
        if answer.status_code == 200:
            answer.status_code = 422
        return answer

"""Signing in by a mailed code: the sign-in library's steps, in our words and with our answers."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from countersign.entrance import clock, set_up_door
from countersign.entrance.accounts import known_account
from countersign.entrance.acts import fresh_act
from countersign.entrance.codes import LIVES
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Takes the address; an organisation that knows it is what makes an account of it."""

    def clean_email(self) -> str:
        known_account(self.cleaned_data["email"], clock.now())
        address: str = super().clean_email()
        return address


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]
    """The address goes in, a code goes out, or nothing does: the page says the same to strangers."""

    template_name = "entrance/sign_in.html"
    form_class = AddressForm

    def get_form_class(self) -> type[AddressForm]:
        return AddressForm

    def form_invalid(self, form: AddressForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        setup_url = reverse("set_up") if set_up_door.is_open() else ""
        return {**super().get_context_data(**more), "act": fresh_act(), "setup_url": setup_url}


class EnterCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """The code goes in. Five tries, ten minutes."""

    template_name = "entrance/enter_code.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)
        if answer.status_code == 200:
            answer.status_code = 422
        return answer

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**more),
            "act": fresh_act(),
            "sent_to": self._process.state.get("email"),
            "minutes": LIVES.seconds // 60,
            "again_url": self.request.get_full_path() if self._process.can_resend else "",
            "again_act": fresh_act(),
            "back_url": reverse("account_request_login_code"),
            "mailbox_url": reverse("mailbox:list") if settings.COUNTERSIGN_TRIAL else "",
        }


@endpoint(ANYONE)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(reverse("account_request_login_code"), status=303)


ask_for_code = endpoint(ANYONE)(AskForCode.as_view())
enter_code = endpoint(ANYONE)(EnterCode.as_view())

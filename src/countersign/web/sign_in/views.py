"""Signing in by a mailed code: the sign-in library's steps, on our pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from countersign.entrance import clock, library, set_up_door
from countersign.entrance.acts import fresh_act
from countersign.entrance.codes import LIVES
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.security_log import tell


class AskForCode(library.AskForCode):
    template_name = "entrance/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "email": set_up_door.address_typed(self.request)}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        setup_url = reverse("set_up") if set_up_door.is_open() else ""
        return {**super().get_context_data(**more), "act": fresh_act(), "setup_url": setup_url}


class EnterCode(library.EnterCode):
    template_name = "entrance/enter_code.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**more),
            "act": fresh_act(),
            "sent_to": self.sent_to,
            "minutes": LIVES.seconds // 60,
            "again_url": self.request.get_full_path() if self.may_ask_again else "",
            "again_act": fresh_act(),
            "back_url": reverse("account_request_login_code"),
            "mailbox_url": reverse("mailbox:list") if settings.COUNTERSIGN_TRIAL else "",
        }


@endpoint(ANYONE)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """What the browser kept of a text that could not be saved goes with whoever wrote it."""
    if request.user.is_authenticated:
        tell("signed out", request.user.email, clock.now())
    logout(request)
    answer = HttpResponseRedirect(reverse("account_request_login_code"), status=303)
    answer["Clear-Site-Data"] = '"storage"'
    return answer


ask_for_code = endpoint(ANYONE)(AskForCode.as_view())
enter_code = endpoint(ANYONE)(EnterCode.as_view())

"""Trial mode: everybody at this machine can read every mail, so it must be this machine alone (decision 35)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


def came_through_a_proxy(request: HttpRequest) -> bool:
    """Behind a proxy the whole world looks local."""
    return any(name in request.META for name in FORWARDED) or any(
        name.startswith("HTTP_X_FORWARDED") for name in request.META
    )


def is_in_trial(request: HttpRequest) -> bool:
    """Does this request come from the machine itself, in trial mode?"""
    return bool(settings.COUNTERSIGN_TRIAL) and not came_through_a_proxy(request)


def trial_stays_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """In trial mode a door that asks for no token opens to nobody who came through a proxy."""

    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if settings.COUNTERSIGN_TRIAL and came_through_a_proxy(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def only_in_trial(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Outside trial mode, and for a request that was forwarded, the page does not exist."""

    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not is_in_trial(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded

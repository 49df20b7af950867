"""Below ``policies/<policy>/outside/``: who outside can read it."""

from __future__ import annotations

from django.urls import path

from countersign.web.policies import making_public, outside

urlpatterns = [
    path("", outside.outside, name="outside"),
    path("decide/", outside.decide, name="decide_outside"),
    path("text/", making_public.choose, name="public_text"),
    path("publish/", making_public.publish, name="make_public"),
    path("take-down/", outside.take_down, name="take_down"),
]

"""Below ``policies/<policy>/locations/``: where it can be found besides here."""

from __future__ import annotations

from django.urls import path

from countersign.web.policies import locating

urlpatterns = [
    path("", locating.locations, name="locations"),
    path("name/", locating.name, name="name_location"),
    path("<hex:location_id>/see/", locating.see, name="see_location"),
    path("<hex:location_id>/end/", locating.end, name="end_location"),
]

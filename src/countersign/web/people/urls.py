from __future__ import annotations

from django.urls import path

from countersign.web.people import (
    access,
    addresses,
    announcements,
    importing,
    mapping,
    person,
    series,
    unreached,
    views,
)

app_name = "people"
urlpatterns = [
    path("people/", views.everybody, name="list"),
    path("people/new/", views.new, name="new"),
    path("people/import/", importing.upload, name="upload"),
    path("people/import/sample.csv", importing.sample, name="sample"),
    path("people/imports/<hex:import_id>/", importing.one, name="import"),
    path("people/imports/<hex:import_id>/columns/", mapping.columns, name="import_columns"),
    path("people/imports/<hex:import_id>/refused.csv", importing.refused_rows, name="refused_rows"),
    path("people/imports/<hex:import_id>/resume/", series.resume, name="resume_import"),
    path("people/imports/<hex:import_id>/discard/", importing.discard, name="discard_import"),
    path("people/<hex:person_id>/", person.one, name="person"),
    path("people/<hex:person_id>/change/", person.change, name="change"),
    path("people/<hex:person_id>/leave/", person.leave, name="leave"),
    path("people/<hex:person_id>/come-back/", person.come_back, name="come_back"),
    path("people/<hex:person_id>/erase/", person.erase, name="erase"),
    path("people/<hex:person_id>/address/", addresses.address, name="address"),
    path("people/unreached/", unreached.everybody, name="unreached"),
    path("people/<hex:person_id>/address/try-again/", unreached.again, name="try_again"),
    path("people/<hex:person_id>/address/<hex:change_id>/approve/", addresses.approve, name="approve_address"),
    path("access/", access.everything, name="access"),
    path("access/<hex:grant_id>/end/", access.end, name="end_access"),
    path("announcements/<hex:announcement_id>/", announcements.one, name="announcement"),
    path("announcements/<hex:announcement_id>/stop/", announcements.stop, name="stop_announced"),
    path("announcements/<hex:announcement_id>/agree/", announcements.agree, name="agree"),
    path("announcements/<hex:announcement_id>/carry-out/", announcements.carry_out, name="carry_out"),
    path("me/address/", addresses.own, name="own_address"),
    path("register/", views.register, name="register"),
    path("register/<hex:leader_id>/countersign/", views.countersign, name="countersign"),
]

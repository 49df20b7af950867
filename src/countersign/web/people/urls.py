from __future__ import annotations

from django.urls import path

from countersign.web.people import addresses, importing, person, views

app_name = "people"
urlpatterns = [
    path("people/", views.everybody, name="list"),
    path("people/new/", views.new, name="new"),
    path("people/import/", importing.upload, name="upload"),
    path("people/import/sample.csv", importing.sample, name="sample"),
    path("people/imports/<hex:import_id>/", importing.one, name="import"),
    path("people/imports/<hex:import_id>/discard/", importing.discard, name="discard_import"),
    path("people/<hex:person_id>/", person.one, name="person"),
    path("people/<hex:person_id>/change/", person.change, name="change"),
    path("people/<hex:person_id>/leave/", person.leave, name="leave"),
    path("people/<hex:person_id>/come-back/", person.come_back, name="come_back"),
    path("people/<hex:person_id>/erase/", person.erase, name="erase"),
    path("people/<hex:person_id>/address/", addresses.address, name="address"),
    path("people/<hex:person_id>/address/<hex:change_id>/approve/", addresses.approve, name="approve_address"),
    path("me/address/", addresses.own, name="own_address"),
    path("register/", views.register, name="register"),
    path("register/<hex:leader_id>/countersign/", views.countersign, name="countersign"),
]

from __future__ import annotations

from django.urls import path

from countersign.web.packs import views

app_name = "packs"

urlpatterns = [
    path("", views.everything, name="list"),
    path("order/", views.order, name="order"),
    path("<hex:pack_id>/download/", views.download, name="download"),
]

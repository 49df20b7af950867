from __future__ import annotations

from django.urls import path

from countersign.web.public import page

app_name = "public"

urlpatterns = [
    path("<slug:name>/", page.policy, name="policy"),
]

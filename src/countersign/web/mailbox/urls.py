from __future__ import annotations

from django.urls import path

from countersign.web.mailbox import views

app_name = "mailbox"
urlpatterns = [
    path("", views.letters, name="list"),
    path("<hex:id>/", views.letter, name="letter"),
]

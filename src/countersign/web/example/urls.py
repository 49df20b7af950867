from __future__ import annotations

from django.urls import path

from countersign.web.example import views

app_name = "example"
urlpatterns = [
    path("", views.door, name="door"),
    path("leave/", views.leave, name="leave"),
    path("change/", views.change, name="change"),
    path("begin/<slug:story>/", views.begin, name="begin"),
    path("enter/<hex:person_id>/", views.enter, name="enter"),
    path("<slug:story>/", views.story, name="story"),
]

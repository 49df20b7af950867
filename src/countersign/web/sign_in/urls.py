from __future__ import annotations

from django.urls import path

from countersign.web.sign_in import views

urlpatterns = [
    path("sign-in/", views.ask_for_code, name="account_request_login_code"),
    path("sign-in/", views.ask_for_code, name="account_login"),
    path("sign-in/code/", views.enter_code, name="account_confirm_login_code"),
    path("sign-out/", views.sign_out, name="account_logout"),
]

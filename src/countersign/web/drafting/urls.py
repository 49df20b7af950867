"""Below ``policies/<policy>/draft/remarks/``: reading a draft together."""

from __future__ import annotations

from django.urls import path

from countersign.web.drafting import answered, asking, remarks, settling

urlpatterns = [
    path("", remarks.remarks, name="remarks"),
    path("answered/", answered.answered, name="answered_remarks"),
    path("read/", remarks.read, name="read_draft"),
    path("<hex:remark_id>/settle/", settling.settle, name="settle_remark"),
    path("<hex:remark_id>/take-back/", settling.take_back, name="take_back_remark"),
    path("readers/", asking.ask, name="ask_readers"),
    path("readers/<hex:person_id>/stop/", asking.stop, name="stop_asking"),
]

from __future__ import annotations

from django.urls import path

from countersign.web.matrix import accepting, comparing, deciding, importing, reading, taking, writing

app_name = "matrix"
VERSION = "versions/<hex:matrix_id>/"

urlpatterns = [
    path("", reading.matrix, name="matrix"),
    path("begin/", writing.begin, name="begin"),
    path("edit/", writing.edit, name="edit"),
    path("edit/lint/", writing.lint, name="lint"),
    path("edit/change/", writing.change, name="change"),
    path("edit/back/", writing.take_back, name="back"),
    path("edit/discard/", writing.discard, name="discard"),
    path("edit/rows/<str:row>/", writing.row, name="row"),
    path("file/", importing.upload, name="upload"),
    path("file/look/", importing.preview, name="preview"),
    path("file/away/", importing.away, name="away"),
    path("part/", accepting.part, name="part"),
    path("propose/", deciding.propose, name="propose"),
    path("compare/", comparing.versions, name="compare"),
    path(VERSION, reading.version, name="version"),
    path(VERSION + "approve/", deciding.approve, name="approve"),
    path(VERSION + "close/", deciding.close, name="close"),
    path(VERSION + "matrix.csv", taking.csv, name="csv"),
    path(VERSION + "matrix.xlsx", taking.workbook, name="workbook"),
]

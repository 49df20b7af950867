"""Below ``policies/<policy>/versions/<version>/translations/``: what was signed, in other languages."""

from __future__ import annotations

from django.urls import path

from countersign.web.policies import translated, translating

ONE = "<hex:translation_id>/"

urlpatterns = [
    path("", translating.translations, name="translations"),
    path("bring/", translating.bring, name="bring_translation"),
    path("give/", translating.give, name="give_translation"),
    path(ONE, translated.translation, name="translation"),
    path(ONE + "end/", translating.end, name="end_translation"),
    path(ONE + "docx/", translated.as_word, name="translation_docx"),
    path(ONE + "md/", translated.as_markdown, name="translation_md"),
]

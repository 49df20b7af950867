from __future__ import annotations

app_name = "rehearsals"
urlpatterns: list[object] = []

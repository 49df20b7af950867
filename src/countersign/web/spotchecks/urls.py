from __future__ import annotations

app_name = "spotchecks"
urlpatterns: list[object] = []

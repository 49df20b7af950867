"""Walking the pages of the matrix with Django's test client."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.roles.imports.sheets import sample
from tests.roles.matrices import draft
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.roles.pages import get

MATRIX = "/o/larkbeam-ltd/roles/matrix/"
EDIT = f"{MATRIX}edit/"
PREVIEW = f"{MATRIX}file/look/"


def begin(client: Client, start: str = "CORE") -> Answer:
    page = get(client, MATRIX)
    return send(client, MATRIX, form_to(page, "/begin/"), start=start)


def change(client: Client, do: str, **typed: str) -> Answer:
    return send(client, EDIT, form_to(get(client, EDIT), "/change/"), do=do, **typed)


def saved_by_script(client: Client, here: Cast, grid: dict[str, Any], *, revision: int | None = None) -> Answer:
    """What the script of the grid sends."""
    form = form_to(get(client, EDIT), "/change/")
    shown = draft(here).revision if revision is None else revision
    sent = {**form.fields, "revision_shown": str(shown), "grid": json.dumps(grid)}
    return client.post(EDIT, sent, headers={"accept": "application/json"})


def upload(client: Client, name: str, data: bytes | None = None) -> Answer:
    file = SimpleUploadedFile(name, sample(name) if data is None else data)
    form = form_with(get(client, f"{MATRIX}file/"), "act")
    return client.post(f"{MATRIX}file/", {"act": form.fields["act"], "file": file})

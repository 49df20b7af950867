"""The page on which somebody says what the columns of a list mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from countersign.entrance.acts import fresh_act
from countersign.web.lists.forms import COLUMN, ColumnsForm
from countersign.web.lists.kept import Kept, Kind, Table

SAMPLES = 3


def form_for[Column: StrEnum](
    kind: Kind[Column, Any],
    organisation: UUID,
    kept: Kept[Column],
    table: Table[Column],
    request: HttpRequest | None = None,
) -> ColumnsForm:
    """As it was sent, or with what is known of the columns already."""
    asks: dict[str, Any] = {"headings": table.named, "meanings": kind.meanings, "missing": kind.missing}
    if request is not None:
        return ColumnsForm(request.POST, **asks)
    known = {f"{COLUMN}{at}": column.value for column, at in table.columns.items()}
    return ColumnsForm(initial={"act": fresh_act(), "kept": kind.sealed(organisation, kept), **known}, **asks)


def shown[Column: StrEnum](form: ColumnsForm, kept: Kept[Column], table: Table[Column], again: str) -> dict[str, Any]:
    """What ``lists/columns.html`` shows. ``again``: where another list is chosen."""
    below = table.page.rows[table.headings + 1 : table.headings + 1 + SAMPLES]
    return {
        "form": form,
        "refusal": " ".join(str(one) for one in form.non_field_errors()) if form.is_bound else "",
        "file_name": kept.name,
        "columns": [
            {
                "field": form[f"{COLUMN}{at}"],
                "heading": heading,
                "samples": [row[at] for row in below if at < len(row) and row[at]],
            }
            for at, heading in enumerate(table.named)
        ],
        "again_url": again,
    }

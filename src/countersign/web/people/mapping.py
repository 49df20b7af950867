"""What the columns of a list mean that nobody knows here: asked once, and remembered."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries
from countersign.people.commands.map_import import map_import
from countersign.people.imports.headings import recognise
from countersign.people.imports.interpreting import book_of
from countersign.people.imports.reading import Book, Page, headings_of, samples
from countersign.people.imports.systems import Field
from countersign.web.people.import_forms import ColumnsForm


@endpoint("person.import")
def columns(request: Visit, import_id: UUID) -> HttpResponse:
    organisation = request.organisation.id
    preview = queries.import_preview(organisation, import_id)
    if preview is None:
        raise Unknown("import")
    book = book_of(preview.file_name, preview.file_digest, queries.import_book(organisation, import_id))
    if not book.pages:
        raise Unknown("import")
    there = reverse("people:import", args=[request.organisation.slug, import_id])
    at = page_asked(request, book, preview.chosen)
    remembered = partial(queries.mapped_columns, organisation)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal or " ".join(str(one) for one in form.non_field_errors()),
            "file_name": preview.file_name,
            "columns": shown(form, book, at),
            "sheets": sheets(book, at),
            "back_url": there if preview.size else "",
            "discard_url": reverse("people:discard_import", args=[request.organisation.slug, import_id]),
            "discard_act": fresh_act(),
        }
        return render(request, "people/import_columns.html", context, status=status)

    if request.method == "POST":
        sent = ColumnsForm(request.POST, book=book, page=at, remembered=remembered)
        return perform(request.actor, partial(map_import, import_id=import_id), sent, then=to(there), page=page)
    known = preview.columns if at == preview.chosen else {}
    first = {"act": fresh_act(), "page": at, **meant(book, at, known)}
    return page(form=ColumnsForm(initial=first, book=book, page=at, remembered=remembered))


def page_asked(request: Visit, book: Book, chosen: int) -> int:
    """The sheet that is asked for, else the one that was read."""
    asked = (request.POST if request.method == "POST" else request.GET).get("page", "")
    at = int(asked) if asked.isdecimal() and len(asked) < 4 else chosen
    return at if at < len(book.pages) else 0


def meant(book: Book, at: int, said: dict[str, int]) -> dict[str, str]:
    """What each column is taken for at first: what was said before, else what we know of its heading."""
    page = book.pages[at]
    known = said or {field.value: column for field, column in recognise(headings_of(page)).columns.items()}
    if Field.EMAIL.value not in known and (column := column_of_addresses(page)) is not None:
        known[Field.EMAIL.value] = column
    return {f"column_{column}": name for name, column in known.items()}


def column_of_addresses(page: Page) -> int | None:
    """The first column that holds nothing but addresses, as far as one sees."""
    for column in range(len(headings_of(page))):
        values = samples(page, column)
        if values and all("@" in value for value in values):
            return column
    return None


def shown(form: ActForm, book: Book, at: int) -> list[dict[str, Any]]:
    headings = headings_of(book.pages[at])
    return [
        {"field": form[f"column_{column}"], "heading": heading, "samples": samples(book.pages[at], column)}
        for column, heading in enumerate(headings)
        if f"column_{column}" in form.fields
    ]


def sheets(book: Book, at: int) -> list[dict[str, Any]]:
    """The sheets to choose from, if there are several."""
    if len(book.pages) < 2:
        return []
    return [
        {"label": page.name, "url": f"?page={number}", "current": number == at}
        for number, page in enumerate(book.pages)
    ]

"""For people without a screen of their own: a sheet to print and sign, and recording what was signed (S9)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.acknowledgements.commands.record_sheet import record_sheet
from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies import queries as policies
from countersign.policies.documents.signing_sheet import signing_sheet
from countersign.web.acceptance import showing
from countersign.web.acceptance.sheet_forms import SheetForm
from countersign.web.acceptance.words import ON_A_SHEET
from countersign.web.attaching import attached
from countersign.web.policies.downloading import file_name
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.policies.models import Version

MOST_LISTED = 200
"""So many are offered to be ticked or printed; of more, department by department."""


@endpoint("acceptance.record")
@require_safe
def sheet(request: Visit, version_id: UUID) -> HttpResponse:
    """A PDF with everybody who owes it, or only those of one department (``?department=``)."""
    version = once_in_force(request, version_id)
    rows = owing(request, version)[:MOST_LISTED]
    people = [(one["name"], one["department"]) for one in rows]
    made = signing_sheet(version, words_of(request, version), people, example=request.example, at=clock.now())
    return attached(made, "application/pdf", file_name(request, version, "sheet"))


@endpoint("acceptance.record")
def record(request: Visit, version_id: UUID) -> HttpResponse:
    version = once_in_force(request, version_id)
    form = partial(SheetForm, organisation=request.organisation.id, today=request.today)
    page = partial(record_page, request, version)
    if request.method != "POST":
        first = {"act": fresh_act(), "words": words_of(request, version), "accepted_on": request.today}
        return page(form=form(initial=first))
    act = partial(keeping(request.organisation.id, record_sheet), version_id=version.id)
    then = to(showing.address(request, "everybody", version.id) + "?show=recorded#list")
    return perform(request.actor, act, form(request.POST, request.FILES), then=then, page=page)


def once_in_force(request: Visit, version_id: UUID) -> Version:
    """Raises Unknown for one that never was."""
    version = policies.version(request.organisation.id, version_id)
    if version.published_at is None:
        raise Unknown("version")
    return version


def words_of(request: Visit, version: Version) -> str:
    """The sentence by which a text is accepted here."""
    return policies.words_for(version, wording(request.organisation.id, WordingKind.ACCEPTANCE).text)


def owing(request: Visit, version: Version) -> list[dict[str, Any]]:
    """Those who owe it, department by department; one more than are listed, to know that there are more."""
    found = queries.owing(request.organisation.id, version.id, request.today)
    if department := showing.department_in(request):
        found = found.filter(department=department)
    return list(found.order_by("department", "name", "id")[: MOST_LISTED + 1])


def record_page(
    request: Visit, version: Version, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    rows, ticked = owing(request, version), set(form.data.getlist("people")) if form.is_bound else set()  # type: ignore[attr-defined]
    department = showing.department_in(request)
    context = {
        "form": form,
        "refusal": refusal,
        "version": version,
        "people": [{**one, "ticked": one["id"].hex in ticked} for one in rows[:MOST_LISTED]],
        "more": len(rows) > MOST_LISTED,
        "most": MOST_LISTED,
        "department": department,
        "departments": showing.departments(request, version.id, "record_sheet"),
        "ways": showing.ways(form["how"], ON_A_SHEET),
        "choose_again": "scan" in request.FILES and "scan" not in form.errors,
        "sheet_url": showing.with_department(showing.address(request, "sheet", version.id), department),
        "back_url": showing.address(request, "everybody", version.id),
    }
    return render(request, "acceptance/record.html", context, status=status)


@endpoint("acceptance.read_scan")
@require_safe
def scan(request: Visit, acceptance_id: UUID) -> HttpResponse:
    """What shows that somebody accepted elsewhere: the sheet, or the list."""
    name = queries.acceptance(request.organisation.id, acceptance_id)
    if name.scan is None:
        raise Unknown("acceptance")
    version = policies.version(request.organisation.id, name.version_id)
    return scan_to_take(request.organisation.id, name.scan, file_name(request, version, "signed", ending=""))

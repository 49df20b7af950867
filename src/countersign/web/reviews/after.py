"""After a review: what was decided is done, what was wrong is put right beside it, and files are taken along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.confinement import ConfinedError
from countersign.kernel.refusals import Unknown
from countersign.ledger import files
from countersign.people import queries as people
from countersign.press.word import to_word
from countersign.reviews import queries
from countersign.reviews.commands.add_addendum import add_addendum
from countersign.reviews.commands.carry_out import carry_out
from countersign.reviews.commands.record_elsewhere import record_elsewhere
from countersign.reviews.documents.taking import minutes_taken
from countersign.reviews.permissions import EXTRACT
from countersign.web.attaching import WORD, attached
from countersign.web.reviews import showing
from countersign.web.reviews.forms import AddendumForm, DoneForm
from countersign.web.reviews.record_form import RecordForm
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.reviews.models import Decision, Review


@endpoint("decision.carry_out")
def done(request: Visit, decision_id: UUID) -> HttpResponse:
    """The owner's own page: what was decided, and that it is done."""
    one = queries.decision(request.organisation.id, decision_id)
    if one.owner_id != request.actor.person and not may_enter(request.actor, "decision.write"):
        raise Unknown("decision")
    page = partial(done_page, request, one)
    if request.method != "POST":
        return page(form=DoneForm(initial={"act": fresh_act(), "done_on": request.today}))
    act = partial(carry_out, decision_id=one.id)
    return perform(request.actor, act, DoneForm(request.POST), then=to(back(request, one)), page=page)


def back(request: Visit, one: Decision) -> str:
    """To the review for whoever reads it; for the others to what they own."""
    if may_enter(request.actor, showing.READ):
        return showing.address(request, "review", one.review_id)
    return showing.address(request, "carry_out", one.id)


def done_page(request: Visit, one: Decision, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    reads = may_enter(request.actor, showing.READ)
    context = {
        "form": form,
        "refusal": refusal,
        "decision": showing.decisions_shown(request, [one])[0],
        "day": one.review.held_on,
        "back_url": showing.address(request, "review", one.review_id) if reads else "",
    }
    return render(request, "reviews/done.html", context, status=status)


@endpoint("managementreview.add")
def addendum(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = queries.review(request.organisation.id, meeting_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        where = showing.address(request, "review", one.id)
        context = {"form": form, "refusal": refusal, "review": showing.shown(request, one), "back_url": where}
        return render(request, "reviews/addendum.html", context, status=status)

    if request.method != "POST":
        return page(form=AddendumForm(initial={"act": fresh_act()}))
    act = partial(add_addendum, review_id=one.id)
    then = to(f"{showing.address(request, 'review', one.id)}#addenda")
    return perform(request.actor, act, AddendumForm(request.POST), then=then, page=page)


@endpoint("managementreview.record_elsewhere")
def record(request: Visit) -> HttpResponse:
    """Enter one that was held before, or outside."""
    everybody = [one for one in people.people(request.organisation.id) if one.name]

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "choose_again": "scan" in request.FILES and "scan" not in form.errors,
            "back_url": showing.address(request, "list"),
        }
        return render(request, "reviews/record.html", context, status=status)

    if request.method != "POST":
        return page(form=RecordForm(people=everybody, initial={"act": fresh_act()}))
    form = RecordForm(request.POST, request.FILES, people=everybody)
    then = partial(made, request)
    return perform(request.actor, keeping(request.organisation.id, record_elsewhere), form, then=then, page=page)


def made(request: Visit, ref: str | None) -> str:
    return showing.address(request, "review", UUID(hex=(ref or "").rpartition("_")[2]))


def whole(request: Visit, id: UUID) -> Review:
    """Raises Unknown for one that is not closed, and for whoever reads an extract alone."""
    one = showing.readable(request, id)
    if one.closed_at is None or showing.reach(request) == EXTRACT:
        raise Unknown("managementreview")
    return one


@endpoint("managementreview.read")
@require_safe
def pdf(request: Visit, minutes_id: UUID) -> HttpResponse:
    """The exact bytes whose digest the ledger holds."""
    one = whole(request, minutes_id)
    if one.pdf is None:
        raise Unknown("managementreview")
    return attached(files.read(one.organisation_id, one.pdf), "application/pdf", file_name(request, one) + ".pdf")


@endpoint("managementreview.read")
@require_safe
def docx(request: Visit, minutes_id: UUID) -> HttpResponse:
    one = whole(request, minutes_id)
    if one.elsewhere:
        raise Unknown("managementreview")
    try:
        data = to_word(minutes_taken(one, example=request.example))
    except ConfinedError:
        sentence = _("These minutes are too large to be written as a Word file.")
        context = {"sentence": sentence, "back_url": showing.address(request, "review", one.id)}
        return render(request, "errors/413.html", context, status=413)
    return attached(data, WORD, file_name(request, one) + ".docx")


@endpoint("managementreview.read")
@require_safe
def scan(request: Visit, record_id: UUID) -> HttpResponse:
    one = whole(request, record_id)
    if one.scan is None:
        raise Unknown("managementreview")
    return scan_to_take(one.organisation_id, one.scan, file_name(request, one))


def file_name(request: Visit, one: Review) -> str:
    """``larkbeam-ltd-management-review-2026-01-20``."""
    example = "EXAMPLE-" if request.example else ""
    return f"{example}{request.organisation.slug}-management-review-{one.held_on:%Y-%m-%d}"

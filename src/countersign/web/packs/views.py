"""The packs that went out and those being made, and the form that orders one."""

from __future__ import annotations

from functools import partial
from os import SEEK_END
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Refused
from countersign.ledger.extracts import newest_of_kind
from countersign.ledger.queries import key_of
from countersign.packs import permissions, queries
from countersign.packs.commands.order import order as wish
from countersign.packs.documents.building import again
from countersign.packs.enums import Names
from countersign.policies.queries import unrendered
from countersign.web.numbers import opening
from countersign.web.packs import showing
from countersign.web.packs.forms import OrderForm

if TYPE_CHECKING:
    from countersign.packs.models import Pack

IN_MEMORY = 4 << 20
"""Most packs have less; a larger one is sent from a file."""

ZIP = "application/zip"


@endpoint("pack.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    return page(request, form=OrderForm(may_name=may_name(request), initial=first_answers(request)))


@endpoint("pack.export")
@require_POST
def order(request: Visit) -> HttpResponse:
    """The wish alone; the worker makes the pack within a moment."""
    form = OrderForm(request.POST, may_name=may_name(request))
    return perform(request.actor, wish, form, then=to(address(request)), page=partial(page, request))


@endpoint("pack.export")
@require_safe
def download(request: Visit, pack_id: UUID) -> HttpResponseBase:
    """Made again each time and never stored, so that what was erased is in no pack that is handed out later."""
    pack = queries.pack(request.organisation.id, pack_id)
    try:
        permissions.check_can_export(request.actor, Names(pack.names))
        content = remade(pack)
    except Refused as refusal:
        form = OrderForm(may_name=may_name(request), initial=first_answers(request))
        return page(request, form=form, status=403, refusal=str(refusal))
    example = "EXAMPLE-" if request.example else ""
    name = f"{example}{request.organisation.slug}-{pack.as_of.isoformat()}-{pack.checkpoint_size}.zip"
    if isinstance(content, bytes):
        headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
        return HttpResponse(content, content_type=ZIP, headers=headers)
    return FileResponse(content, as_attachment=True, filename=name, content_type=ZIP)


def remade(pack: Pack) -> bytes | IO[bytes]:
    """The zip: its bytes, or a file without a name if it is large."""
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        again(pack, file)
        if file.seek(0, SEEK_END) > IN_MEMORY:
            file.seek(0)
            return file
        file.seek(0)
        content = file.read()
    except BaseException:
        file.close()
        raise
    file.close()
    return content


def page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    organisation = request.organisation.id
    found, waiting = list(queries.packs(organisation)), list(queries.orders(organisation))
    erased = newest_of_kind(organisation, "person.erased")
    context: dict[str, Any] = {
        "finding": ngettext("One pack has gone out", "{n} packs have gone out", len(found)).format(
            n=opening(len(found))
        ),
        "packs": [showing.pack(request, one, erased) for one in found],
        "orders": [showing.order(one, clock.now()) for one in waiting],
        "waits_for_pdf": bool(waiting) and unrendered(organisation).exists(),
        "form": form,
        "one_answer": len(may_name(request)) == 1,
        "order_url": reverse("packs:order", args=[request.organisation.slug]),
        "list_url": address(request),
        "key": str(key_of(organisation)),
        "refusal": refusal,
    }
    return render(request, "packs/list.html", context, status=status)


def may_name(request: Visit) -> list[Names]:
    return [one for one in Names if permissions.can_export(request.actor, one)]


def first_answers(request: Visit) -> dict[str, Any]:
    return {"act": fresh_act(), "as_of": request.today, "names": Names.LEADERS.value}


def address(request: Visit) -> str:
    return reverse("packs:list", args=[request.organisation.slug])

"""A dossier from a file, judged for whoever is signed in. Nothing is stored, and no log names the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.pace import JUDGE, may_again
from countersign.readiness.files.answering import Answered
from countersign.readiness.forecast import no_go
from countersign.readiness.verdict import NO_FORECAST, Judgement
from countersign.web.files.forms import FileForm
from countersign.web.readiness import ahead, regimes, showing


@endpoint(ANYONE)
def judge(request: HttpRequest) -> HttpResponse:
    """The form; sent with a file, the findings in it, and the form for another one."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "/sign-in/")
    answer = judged(request) if request.method == "POST" else page(request, FileForm())
    add_never_cache_headers(answer)
    return answer


def judged(request: HttpRequest) -> HttpResponse:
    """Whoever asks too often is told so before the file is looked at: judging one is dear."""
    form = FileForm(request.POST, request.FILES)
    if not may_again(request, JUDGE):
        refusal = _("These were many files in a short time. Wait a minute, then send this one again.")
        return page(request, again(request), refusal=refusal, status=429)
    if not form.is_valid() or form.answered is None:
        refusal = _("Nothing could be judged. What is wrong stands beside the form.")
        return page(request, form, refusal=refusal, status=422)
    return page(request, again(request), **about(form.answered))


def again(request: HttpRequest) -> FileForm:
    """The form for another file, with the day and the boxes as they were sent; a file cannot be sent back."""
    return FileForm(initial={"on": request.POST.get("on", ""), "regimes": request.POST.getlist("regimes")})


def page(request: HttpRequest, form: FileForm, *, status: int = 200, **context: Any) -> HttpResponse:
    boxes = regimes.choices(form["regimes"].value() or ())
    return render(request, "files/judge.html", {"form": form, "choices": boxes, **context}, status=status)


def about(answered: Answered) -> dict[str, Any]:
    """The findings as the page of an organisation shows them, without buttons and without the day they were raised."""
    found = answered.judgement
    return {
        "judged": True,
        "organisation": found.dossier.org.name,
        "on": found.dossier.as_of,
        "heading": showing.heading(found),
        "no_go": ahead.no_go_says(no_go(found, found.dossier.as_of)),
        "advice": showing.advice(found),
        "no_forecast": _(NO_FORECAST),
        "counts": showing.counts(found),
        "groups": showing.groups(found, None, {}),
        "covers": showing.covers(found),
        "unclear": showing.unclear(found),
        **regimes.applied(found),
        "remarks": [*suggested(found), *(words.in_language(_) for words in answered.remarks)],
    }


def suggested(found: Judgement) -> Iterator[str]:
    """What a file names applies nothing by itself; whoever judges it is told that it could."""
    if named := found.named_only:
        told = _("The file says that {regimes} applies. It was judged without: tick it below and send the file again.")
        if len(named) > 1:
            told = _("The file says that {regimes} apply. It was judged without: tick them below, send the file again.")
        yield told.format(regimes=regimes.all_called(named))

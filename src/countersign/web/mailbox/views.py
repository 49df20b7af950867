"""The mailbox of trial mode: what would have been sent, readable by everybody at this machine."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from countersign.delivery import mailbox
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import only_in_trial

LINK = re.compile(r"https?://\S+")
CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


@endpoint(ANYONE)
@only_in_trial
def letters(request: HttpRequest) -> HttpResponse:
    found = [
        {"url": reverse("mailbox:letter", args=[one.id]), "to": one.to, "subject": one.subject, "at": one.received_at}
        for one in mailbox.letters()
    ]
    return render(request, "mailbox/list.html", {"letters": found})


@endpoint(ANYONE)
@only_in_trial
def letter(request: HttpRequest, id: UUID) -> HttpResponse:
    found = mailbox.letter(id)
    if found is None:
        raise Http404
    code = CODE.search(found.text)
    shown: dict[str, Any] = {
        "subject": found.subject,
        "to": found.to,
        "sender": "Countersign",
        "at": found.received_at,
        "text": found.text,
        "code": code.group(1) if code else "",
        "links": [{"url": url, "label": url} for url in dict.fromkeys(LINK.findall(found.text))],
    }
    return render(request, "mailbox/letter.html", {"letter": shown, "list_url": reverse("mailbox:list")})

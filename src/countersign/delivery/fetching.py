"""How the fetching of returned mail gets on: what is remembered of a folder, and what is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from countersign.delivery.enums import Trouble
from countersign.delivery.models import Fetching
from countersign.delivery.sealing import fingerprint
from countersign.kernel.mail_folders import MailFolder
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import Words, say

PURPOSE = "folder of returned mail"

PASSES = frozenset({Trouble.CONNECTION, Trouble.ANSWER})
"""A server that is started anew is there again in a minute; a wrong password stays wrong."""

SAYS = {
    Trouble.SIGN_IN: (
        say("The mail server does not take the user and the password."),
        say("Put both right in COUNTERSIGN_BOUNCES_URL, and start the worker anew."),
    ),
    Trouble.FOLDER: (
        say("The mail server has no such folder, or lets nobody mark its mails as read."),
        say("Make the folder that COUNTERSIGN_BOUNCES_URL names, or name another one and start the worker anew."),
    ),
    Trouble.CERTIFICATE: (
        say("The mail server does not prove that it is the one of this name."),
        say("Write the name in COUNTERSIGN_BOUNCES_URL that stands in its certificate, or name the file of your own "
            "authority in SSL_CERT_FILE."),
    ),
    Trouble.CONNECTION: (
        say("The mail server is not there, or does not come to an end."),
        say("Look whether this machine reaches the server of COUNTERSIGN_BOUNCES_URL. It is tried again by itself."),
    ),
    Trouble.ANSWER: (
        say("The mail server answers what cannot be understood."),
        say("Look in the log of the worker for “returned mail not fetched”: it says what the server answered."),
    ),
}  # fmt: skip
"""Why, and what clears it."""


def key_of(folder: MailFolder) -> str:
    """Another server, user or folder begins anew; nobody reads in the database where it is."""
    return fingerprint(PURPOSE, folder.place)


def remembered(folder: MailFolder, at: datetime) -> Fetching:
    return Fetching.objects.get_or_create(folder=key_of(folder), defaults={"due_at": at})[0]


def stuck(at: datetime) -> Iterator[Stuck]:
    """What keeps returned mail from being noted. All organisations share the mailbox, so none is named."""
    folder: MailFolder | None = settings.COUNTERSIGN_BOUNCES_FOLDER
    known = Fetching.objects.filter(folder=key_of(folder)).first() if folder else None
    if known is None:
        return
    since = known.failing_since
    if since and (known.trouble not in PASSES or at - since > TOO_LONG):
        why, clears = SAYS[Trouble(known.trouble)]
        yield stuck_for(say("Mail that came back is not fetched"), since, why, clears)
    if known.large_since:
        yield stuck_for(
            say("A mail in the mailbox for returned mail is too large to be read")
            if known.too_large == 1
            else say("{n} mails in the mailbox for returned mail are too large to be read", n=known.too_large),
            known.large_since,
            say("No report of a mail server is larger than 256 KB."),
            say("Open the mailbox with a mail program and look. What is marked as read there is not counted any more."),
        )


def stuck_for(what: Words, since: datetime, why: Words, clears: Words) -> Stuck:
    return Stuck(what=what, since=since, why=why, whose=Whose.OPERATOR, clears=clears)

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import DatabaseError

from countersign.delivery.fetching import remembered
from countersign.delivery.imap import Folder, NotFetched, opened
from countersign.delivery.models import Fetching
from countersign.delivery.reports import LARGEST, is_report, parsed
from countersign.delivery.returned import taken_in
from countersign.kernel.mail_folders import MailFolder
from countersign.kernel.refusals import Refused

EVERY = timedelta(minutes=3)
LONGEST_WAIT = timedelta(hours=1)
"""After a wrong password and its like: servers shut out whoever keeps trying."""

LEASE = timedelta(minutes=2)
"""How long a folder is nobody else's while we read in it."""

log = structlog.get_logger()


def collect(at: datetime, limit: int = 20) -> int:
    """Fetch what came back from its mailbox, and take it in. Returns how many mails were looked at.

    A report is marked as seen. Everything else is left as it is, for a person, and is not looked at again.
    """
    folder: MailFolder | None = settings.COUNTERSIGN_BOUNCES_FOLDER
    if folder is None:
        return 0
    known = remembered(folder, at)
    mine = Fetching.objects.filter(folder=known.folder, due_at=known.due_at, due_at__lte=at).update(due_at=at + LEASE)
    if not mine:
        return 0
    try:
        with opened(folder) as here:
            done = look(here, known, at, limit)
            known.too_large = here.too_large()
    except NotFetched as trouble:
        put_off(known, trouble, at)
        return 0
    known.large_since = (known.large_since or at) if known.too_large else None
    known.failing_since, known.trouble, known.in_vain = None, "", 0
    known.due_at = at if done == limit else at + EVERY
    known.save()
    return done


def put_off(known: Fetching, trouble: NotFetched, at: datetime) -> None:
    log.warning("returned mail not fetched", why=trouble.why.value, said=str(trouble))
    known.failing_since, known.trouble = known.failing_since or at, trouble.why.value
    known.due_at = at + min(EVERY * 2**known.in_vain, LONGEST_WAIT)
    known.in_vain = min(known.in_vain + 1, 10)
    known.save()


def look(here: Folder, known: Fetching, at: datetime, limit: int) -> int:
    """At what is new, each mail by itself: how far we are is written down when one is done, not before."""
    if known.validity != here.validity:
        known.validity, known.last = here.validity, 0
    uids = here.unseen_after(known.last, limit)
    sizes = here.sizes(uids) if uids else {}
    for uid in uids:
        if sizes.get(uid, LARGEST + 1) <= LARGEST:
            raw = here.raw(uid)
            if raw is not None and was_report(raw, at):
                here.mark_seen(uid)
        known.last = uid
        known.save(update_fields=["validity", "last"])
    return len(uids)


def was_report(raw: bytes, at: datetime) -> bool:
    """Take it in. False for what is to be left to a person; what the database cannot take now comes again."""
    try:
        message = parsed(raw)
        taken_in(message, at)
    except Refused:
        return False
    except DatabaseError:
        raise
    except Exception:
        log.exception("a mail that came back could not be read")
        return False
    return is_report(message)

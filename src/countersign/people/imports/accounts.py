"""Accounts that are nobody's: shared mailboxes, meeting rooms, keys behind glass. Asked about, never decided."""

from __future__ import annotations

import re

from countersign.kernel.words import Words, say

NOT_PEOPLE = (
    "shared mailbox", "mailbox", "break glass", "breakglass", "emergency access", "meeting room", "conference room",
    "besprechungsraum", "service account", "svc", "no reply", "noreply", "donotreply", "scanner", "printer", "drucker",
    "kiosk", "postmaster", "webmaster", "mailer daemon", "test user", "test account", "testuser", "health check",
    "admin account", "sync account", "on premises directory synchronization service account", "team mailbox",
)  # fmt: skip
"""Words that stand in the names and addresses of accounts, and hardly in those of people."""

TOLD_BY = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(re.escape(words) for words in NOT_PEOPLE)})(?![^\W\d_])")
NO_LETTER, BETWEEN = re.compile(r"[^\w]|_"), re.compile(r"[-_.]")
SHARED = re.compile(r"(?:info|office|hello|support|sales|billing|accounts|room|meeting|team)[-_.]?\d*")


def why_no_person(name: str, address: str, *, has_split_name: bool) -> Words | None:
    """Why this may be an account and no person, or None. ``has_split_name``: no column for first names is empty."""
    bare = " ".join(NO_LETTER.sub(" ", name.casefold()).split())
    local = address.partition("@")[0].casefold()
    found = TOLD_BY.search(bare) or TOLD_BY.search(BETWEEN.sub(" ", local)) or SHARED.fullmatch(local)
    if found:
        return say("An account, not a person? “{word}” is in its name or address.", word=found[0])
    if not has_split_name:
        return say("An account, not a person? It has neither a first nor a last name.")
    return None

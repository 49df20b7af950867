"""The words of this area, as a person reads them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.acknowledgements.enums import Confirmed, ReplyKind
from countersign.people.enums import PersonKind
from countersign.policies.enums import VersionState

type Lazy = str | Promise

HOW: dict[Confirmed, Lazy] = {
    Confirmed.SESSION: _("Signed in"),
    Confirmed.MAILED_CODE: _("Confirmed by mailed code"),
    Confirmed.MAILBOX_CODE: _("Confirmed by a code from the mailbox of a trial installation"),
    Confirmed.PAPER: _("Signed a sheet, having read it on paper"),
    Confirmed.KIOSK: _("Signed a sheet, having read it on a shared device"),
    Confirmed.OTHER_SYSTEM: _("Accepted in another system, by its list"),
    Confirmed.OTHER_HANDS: _("Entered for them by somebody else in another system, by its list"),
}

ON_A_SHEET: dict[Confirmed, tuple[Lazy, Lazy]] = {
    Confirmed.PAPER: (_("On paper"), _("the text lay printed beside the sheet")),
    Confirmed.KIOSK: (_("On a shared device"), _("a tablet or a screen that everybody there uses")),
}
"""How people read what they signed on a sheet, each with a note."""

ELSEWHERE: dict[Confirmed, Lazy] = {
    Confirmed.PAPER: _("on a sheet"),
    Confirmed.KIOSK: _("on a sheet, at a shared device"),
    Confirmed.OTHER_SYSTEM: _("in another system"),
    Confirmed.OTHER_HANDS: _("in another system, by somebody else"),
}
"""Where somebody accepted who did not do it here."""

KINDS: dict[PersonKind, Lazy] = {
    PersonKind.EMPLOYEE: _("Employee"),
    PersonKind.DIRECTOR: _("Director"),
    PersonKind.CONTRACTOR: _("Contractor"),
    PersonKind.SUPPLIER: _("Somebody of a supplier"),
    PersonKind.EXTERNAL: _("External"),
}

SENTENCES: dict[ReplyKind, Lazy] = {
    ReplyKind.QUESTION: _("I have a question about ‘{title}’, version {label}."),
    ReplyKind.DECLINED: _("I cannot accept ‘{title}’, version {label}."),
}
"""What the mail with the code repeats."""

CLOSED: dict[VersionState, Lazy] = {
    VersionState.SUPERSEDED: _("A later version has taken its place"),
    VersionState.WITHDRAWN: _("This version was withdrawn"),
}

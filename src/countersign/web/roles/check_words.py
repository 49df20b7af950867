"""What the questions and their answers are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countersign.awareness.enums import Asks
from countersign.awareness.queries.asking import NOBODY
from countersign.roles.enums import Authority
from countersign.web.roles.words import AUTHORITIES, Lazy

if TYPE_CHECKING:
    from countersign.kernel.references import Ref

ASKED: dict[Asks, tuple[Lazy, Lazy]] = {
    Asks.DUTIES: (
        gettext_lazy("Which of these are yours?"),
        gettext_lazy("Tick each that the role asks of you."),
    ),
    Asks.APPOINTED: (gettext_lazy("Who appointed you?"), ""),
    Asks.DECIDES: (
        gettext_lazy("What may you decide without asking?"),
        gettext_lazy("Tick everything that was given to you with the role."),
    ),
    Asks.STANDS_IN: (gettext_lazy("Who stands in when you are away?"), ""),
}

SEVERAL = frozenset({Asks.DUTIES, Asks.DECIDES})
"""Where several answers can be right."""


def answer_of(asks: Asks, option: str, names: Mapping[Ref, str]) -> str:
    """An answer as a person reads it. ``names``: of the people among the answers."""
    if asks is Asks.DUTIES:
        return option
    if asks is Asks.DECIDES:
        return str(AUTHORITIES[Authority(option)][0])
    return _("Nobody is named") if option == NOBODY else names.get(option, _("Somebody who was erased"))

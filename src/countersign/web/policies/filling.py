"""A draft with its values in it, as pages show it: what is filled in is seen to be, and what cannot be is said."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from countersign.kernel.text import Text, to_html
from countersign.policies import queries
from countersign.policies.text.variables import OWNER, Values, fill_words, in_one_run, stretches, token

if TYPE_CHECKING:
    from countersign.entrance.endpoint import Visit
    from countersign.policies.models import Draft
    from countersign.policies.queries import Filled, Meaning, Meanings

type Labels = dict[str, list[tuple[str, str]]]
"""By the id of a block: ``(quote, label)``."""


def meanings(request: Visit, draft: Draft) -> Meanings:
    """What tokens stand for in this policy on the day of the request."""
    return queries.meanings_for(draft, request.today, request.organisation)


def filled(request: Visit, draft: Draft) -> Filled:
    """The draft as it would be put forward today."""
    return queries.filled(draft, meanings(request, draft))


def html(text: Text, values: Values, labels: Labels | None = None, *, first_heading: int) -> SafeString:
    """A text with its tokens as a page shows it filled in. Safe: every character is escaped.

    Quotes in ``labels`` stand there as in the text, with tokens.
    """
    one_way = {name: token(name) for name in values}
    quotes = {
        block: [(fill_words(quote, one_way), label) for quote, label in found]
        for block, found in (labels or {}).items()
    }
    shown = to_html(in_one_run(text, values), quotes, first_heading=first_heading, words=Underlined(values))
    return mark_safe(shown)  # noqa: S308 (every character is escaped)


class Underlined:
    """Writes words with values in the places of tokens, each in an element that says for what it stands there."""

    def __init__(self, values: Values) -> None:
        self.values = values

    def __call__(self, words: str) -> str:
        return "".join(
            escape(piece) if value is None else self.value(piece, value)
            for piece, value in stretches(words, self.values)
        )

    def value(self, written: str, value: str) -> str:
        says = _("Filled in for {token}").format(token=written)
        return f'<span class="filled" title="{escape(says)}">{escape(value)}</span>'


def told(written: Filled) -> list[dict[str, str]]:
    """What was filled in, and for what; each once."""
    return [{"token": token(name), "value": value} for name, value in written.recorded.items()]


def problems(written: Filled) -> list[str]:
    """Why this draft cannot be put forward yet, a sentence for each token."""
    return [words.in_language(_) for words in written.problems]


def tokens(found: Meanings) -> list[dict[str, Any]]:
    """Everything that can be written, and what it stands for today."""
    return [{"token": token(one.name), "means": means(one), "value": one.value} for one in found.every()]


def means(one: Meaning) -> str:
    if one.role:
        return _("whoever holds the role “{role}”").format(role=one.role)
    return _("who owns this policy") if one.name == OWNER else _("what the organisation is called")

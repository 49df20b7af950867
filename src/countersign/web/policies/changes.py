"""What changed between two texts, in words: the summary, the parts of a redline, and the whole of it as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as counting

from countersign.kernel.text import Text, from_json
from countersign.kernel.text.redline import Count, Redline, compare, counted, to_html
from countersign.kernel.words import Words, listed
from countersign.web.numbers import in_words

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from countersign.policies.models import Version
    from countersign.policies.queries import Filled

    type Written = Version | Filled

SAID: dict[tuple[str, str], str | Promise] = {
    ("heading", "changed"): counting("one heading changed", "%(said)s headings changed", "n"),
    ("heading", "added"): counting("one heading added", "%(said)s headings added", "n"),
    ("heading", "removed"): counting("one heading removed", "%(said)s headings removed", "n"),
    ("heading", "moved"): counting("one heading moved", "%(said)s headings moved", "n"),
    ("paragraph", "changed"): counting("one paragraph changed", "%(said)s paragraphs changed", "n"),
    ("paragraph", "added"): counting("one paragraph added", "%(said)s paragraphs added", "n"),
    ("paragraph", "removed"): counting("one paragraph removed", "%(said)s paragraphs removed", "n"),
    ("paragraph", "moved"): counting("one paragraph moved", "%(said)s paragraphs moved", "n"),
    ("item", "changed"): counting("one point of a list changed", "%(said)s points of lists changed", "n"),
    ("item", "added"): counting("one point of a list added", "%(said)s points of lists added", "n"),
    ("item", "removed"): counting("one point of a list removed", "%(said)s points of lists removed", "n"),
    ("item", "moved"): counting("one point of a list moved", "%(said)s points of lists moved", "n"),
    ("list", "changed"): counting("the numbering of one list changed", "the numbering of %(said)s lists changed", "n"),
    ("list", "added"): counting("one list added", "%(said)s lists added", "n"),
    ("list", "removed"): counting("one list removed", "%(said)s lists removed", "n"),
    ("list", "moved"): counting("one list moved", "%(said)s lists moved", "n"),
    ("table", "changed"): counting("the heading rows of one table changed", "those of %(said)s tables changed", "n"),
    ("table", "added"): counting("one table added", "%(said)s tables added", "n"),
    ("table", "removed"): counting("one table removed", "%(said)s tables removed", "n"),
    ("table", "moved"): counting("one table moved", "%(said)s tables moved", "n"),
    ("row", "changed"): counting("one table row changed", "%(said)s table rows changed", "n"),
    ("row", "added"): counting("one table row added", "%(said)s table rows added", "n"),
    ("row", "removed"): counting("one table row removed", "%(said)s table rows removed", "n"),
    ("row", "moved"): counting("one table row moved", "%(said)s table rows moved", "n"),
    ("column", "added"): counting("one table column added", "%(said)s table columns added", "n"),
    ("column", "removed"): counting("one table column removed", "%(said)s table columns removed", "n"),
    ("quote", "changed"): counting("one quotation changed", "%(said)s quotations changed", "n"),
    ("quote", "added"): counting("one quotation added", "%(said)s quotations added", "n"),
    ("quote", "removed"): counting("one quotation removed", "%(said)s quotations removed", "n"),
    ("quote", "moved"): counting("one quotation moved", "%(said)s quotations moved", "n"),
}
"""In the order in which a summary says them."""


def changes(before: Written, after: Written, *, first_heading: int, only: bool) -> dict[str, Any]:
    """For ``policies/parts/changes.html``. Both with their texts; ``only`` leaves out what stayed as it was."""
    return {
        "file": of_file(before.source, after.source),
        "title_was": before.title if before.title != after.title else "",
        **between(from_json(before.text), from_json(after.text), first_heading=first_heading, only=only),
    }


def between(before: Text, after: Text, *, first_heading: int, only: bool) -> dict[str, Any]:
    """The words alone."""
    redline = compare(before, after)
    return {
        "summary": summary(redline),
        "same": redline.same,
        "coarse": redline.coarse,
        "text": html(redline, first_heading=first_heading, only=only),
    }


def of_file(before: str | None, after: str | None) -> str:
    """What became of the finished file; nothing where it is the same, or there is none."""
    if before == after:
        return ""
    if not after:
        return _("Before, a finished file was what is signed; now it is the words.")
    return _("Another finished file is what is signed.") if before else _("A finished file is what is signed now.")


def summary(redline: Redline) -> str:
    """ "3 paragraphs changed, 1 moved …", as a sentence."""
    counts = counted(redline)
    told = [phrase(key, counts[Count(*key)]) for key in SAID if counts[Count(*key)]]
    if not told:
        return _("The text is the same, word for word.")
    return capfirst(listed(told, last=_("and"), most=len(told))) + "."


def phrase(key: tuple[str, str], n: int) -> str:
    return str(SAID[key] % {"n": n, "said": in_words(n)})


def html(redline: Redline, *, first_heading: int, only: bool) -> SafeString:
    """Safe: the redline escapes every character."""
    return mark_safe(to_html(redline, spoken, first_heading=first_heading, changes_only=only))  # noqa: S308


def spoken(words: Words) -> str:
    return words.in_language(gettext)

"""Small numbers in words, as a title or a sentence says them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from countersign.kernel.words import number


def in_words(n: int) -> str:
    """ "seven", in the reader's language; from thirteen on, figures."""
    return _(number(n))


def opening(n: int) -> str:
    """The same where a sentence begins with it."""
    told = in_words(n)
    return told[:1].upper() + told[1:]

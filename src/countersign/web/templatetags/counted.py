"""``{% load counted %}``: small numbers in words; see ``countersign.web.numbers``."""

from __future__ import annotations

from django import template

from countersign.web.numbers import in_words, opening

register = template.Library()
register.filter("in_words", in_words)
register.filter("opening", opening)

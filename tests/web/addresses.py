"""Every address of the installation, read from the URL resolver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

SLUG = "slug"


@dataclass(frozen=True)
class Address:
    """One address: its name, the view behind it, and the values that stand in it."""

    name: str
    view: Callable[..., Any]
    values: frozenset[str]

    @property
    def act(self) -> str:
        """Its row in the permission matrix; empty when it has none."""
        row = getattr(self.view, "endpoint", None)
        return row.act if row else ""

    @property
    def inside(self) -> bool:
        """Does it belong to one organisation?"""
        return SLUG in self.values

    @property
    def keys(self) -> frozenset[str]:
        """What it names of the organisation's own; the key of a setting or an activity means the same everywhere."""
        return self.values - {SLUG, "key", "row", "part"}

    def path(self, **values: object) -> str:
        return reverse(self.name, kwargs=values)

    def __str__(self) -> str:
        return self.name or self.view.__qualname__


def addresses() -> list[Address]:
    """All of them, in the order of the resolver."""
    return list(below(get_resolver(), "", frozenset()))


def below(resolver: URLResolver, namespace: str, values: frozenset[str]) -> Iterator[Address]:
    for one in resolver.url_patterns:
        known = values | set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inner = ":".join(filter(None, [namespace, one.namespace]))
            yield from below(one, inner, known)
        elif isinstance(one, URLPattern):
            name = f"{namespace}:{one.name}" if namespace and one.name else one.name or ""
            yield Address(name, one.callback, known)


def inside_an_organisation() -> list[Address]:
    return [one for one in addresses() if one.inside]

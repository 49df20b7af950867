"""Which page was asked for, without what stood in its address: that may open something (``/a/<token>/``)."""

from __future__ import annotations

from typing import Any


def route(request: Any) -> str:
    """The address of a request as it stands in the list of addresses: ``/a/<str:token>/``."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "an unknown address"

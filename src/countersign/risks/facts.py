"""What risks tells readiness and packs: the risks that leaders must know, and who owns them.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.records import none, standard


@dataclass(frozen=True, kw_only=True)
class Risk:
    """An information security risk and who owns it."""

    title: str | None = none()
    owner: str | None = none()
    high: bool = standard(default=False)

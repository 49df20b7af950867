"""How ids stand in addresses: 32 hexadecimal digits."""

from __future__ import annotations

from uuid import UUID


class Hex:
    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> UUID:
        return UUID(hex=value)

    def to_url(self, value: UUID | str) -> str:
        return value if isinstance(value, str) else value.hex

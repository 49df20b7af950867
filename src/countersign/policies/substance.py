"""Which versions of a policy say the same: a change that is not material changes the wording, not what people owe."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def same_substance[V](versions: Sequence[V], is_material: Callable[[V], bool]) -> Sequence[V]:
    """Of versions of one policy, the oldest first, those that say what the last one says (decision 79).

    From the newest material one on; all of them where none is.
    """
    newest = max((at for at, one in enumerate(versions) if is_material(one)), default=0)
    return versions[newest:]

"""Ids of blocks: made from what they say, and kept while the text is edited.

A mark names a block's id and an exact quote, a redline pairs blocks by id; both want a block to keep its id
when a word in it changes or when it moves.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from countersign.kernel.text.plain import node_text
from countersign.kernel.text.tree import Block, Inner, Item, ListBlock, Node, Quote, Text, walk

LIGHTLY_EDITED = 0.5
EDITED_AND_MOVED = 0.6
_NEIGHBOURHOOD = 12
Key = tuple[str, str, int]


class Minter:
    """Makes ids: the same texts in the same order get the same ids, and no id is given twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._met: Counter[tuple[str, str]] = Counter()

    def mint(self, kind: str, text: str) -> str:
        """An id such as ``p-3f2a9c01b7`` from the type, the text, and how often both were met before."""
        while True:
            self._met[kind, text] += 1
            made = _digest_id(kind, text, self._met[kind, text])
            if made not in self._taken:
                self._taken.add(made)
                return made


def keep_ids(before: Text, after: Text) -> Text:
    """``after``, in which blocks that stayed, moved or were lightly edited carry the id they had ``before``.

    Lightly edited: the same type and at least half of the words in common with what stood at that place
    (six tenths when it moved as well). Every other block gets an id that no block of ``before`` had.
    """
    old, new = list(walk(before.blocks)), list(walk(after.blocks))
    pairs = _paired(_keys(old), _keys(new))
    names = {new[at].id: old[was].id for at, was in pairs.items()}
    minter = Minter(node.id for node in old)
    for at, node in enumerate(new):
        if at not in pairs:
            names[node.id] = minter.mint(node.type, node_text(node))
    return Text(tuple(_renamed_block(block, names) for block in after.blocks))


def renumber(text: Text) -> Text:
    """The same text with ids that say nothing: ``b1``, ``b2`` … in reading order.

    An id is made from words, and kept while they change; in a text from which words were taken out it would tell
    whoever guesses them that they guessed right.
    """
    names = {node.id: f"b{number}" for number, node in enumerate(walk(text.blocks), 1)}
    return Text(tuple(_renamed_block(block, names) for block in text.blocks))


def _digest_id(kind: str, text: str, occurrence: int) -> str:
    content = f"{kind}\n{occurrence}\n{text}".encode()
    return f"{kind[0]}-{hashlib.sha256(content).hexdigest()[:10]}"


def _keys(nodes: list[Node]) -> list[Key]:
    """Type, text and occurrence: no key stands twice, so pairing stays linear."""
    met: Counter[tuple[str, str]] = Counter()
    keys = []
    for node in nodes:
        kind, text = node.type, node_text(node)
        met[kind, text] += 1
        keys.append((kind, text, met[kind, text]))
    return keys


def _paired(old: list[Key], new: list[Key]) -> dict[int, int]:
    """Which old node each new one continues, by index."""
    where = {key: at for at, key in enumerate(old)}
    pairs = {at: where[key] for at, key in enumerate(new) if key in where}
    used = set(pairs.values())
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace":
            spare = [at for at in range(old_from, old_to) if at not in used]
            fresh = [at for at in range(new_from, new_to) if at not in pairs]
            pairs |= _in_place(old, new, spare, fresh)
    return pairs | _elsewhere(old, new, pairs)


def _in_place(old: list[Key], new: list[Key], spare: list[int], fresh: list[int]) -> dict[int, int]:
    """In reading order, the most similar of the next few old nodes for each new one."""
    pairs: dict[int, int] = {}
    for at in fresh:
        near = [was for was in spare if old[was][0] == new[at][0]][:_NEIGHBOURHOOD]
        best = _most_alike(old, new[at], near, LIGHTLY_EDITED)
        if best is not None:
            pairs[at] = best
            spare = [was for was in spare if was > best or old[was][0] != new[at][0]]
    return pairs


def _elsewhere(old: list[Key], new: list[Key], pairs: dict[int, int]) -> dict[int, int]:
    """Nodes that moved and were edited too: the most similar of the nearest that are left."""
    spare = set(range(len(old))) - set(pairs.values())
    found: dict[int, int] = {}
    for at in (at for at in range(len(new)) if at not in pairs):
        same = [was for was in spare if old[was][0] == new[at][0]]
        near = sorted(same, key=_distance(at))[:_NEIGHBOURHOOD]
        best = _most_alike(old, new[at], near, EDITED_AND_MOVED)
        if best is not None:
            found[at] = best
            spare.discard(best)
    return found


def _distance(at: int) -> Callable[[int], tuple[int, int]]:
    return lambda was: (abs(was - at), was)


def _most_alike(old: list[Key], key: Key, near: list[int], least: float) -> int | None:
    likeness = {was: _likeness(old[was][1], key[1]) for was in near}
    best = max(near, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= least else None


def _likeness(one: str, other: str) -> float:
    """The share of words in common, 0 to 1 (difflib's quick ratio over words: linear in their number)."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).quick_ratio()


def _renamed_block(block: Block, names: dict[str, str]) -> Block:
    match block:
        case Quote():
            return replace(block, id=names[block.id], blocks=_renamed_inner(block.blocks, names))
        case ListBlock():
            return _renamed_list(block, names)
    return replace(block, id=names[block.id])


def _renamed_list(block: ListBlock, names: dict[str, str]) -> ListBlock:
    return replace(block, id=names[block.id], items=tuple(_renamed_item(item, names) for item in block.items))


def _renamed_item(item: Item, names: dict[str, str]) -> Item:
    return replace(item, id=names[item.id], blocks=_renamed_inner(item.blocks, names))


def _renamed_inner(blocks: tuple[Inner, ...], names: dict[str, str]) -> tuple[Inner, ...]:
    return tuple(
        _renamed_list(block, names) if isinstance(block, ListBlock) else replace(block, id=names[block.id])
        for block in blocks
    )

"""What a .docx holds beside its words: changes, comments, headers, notes. Runs in the child process."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree

Remark = list[object]  # [template, {name: value}], as JSON carries Words
_MAIN = re.compile(r"word/document\d*\.xml")
_NOTES = re.compile(r"word/(footnotes|endnotes)\d*\.xml")
_EDGES = re.compile(r"word/(header|footer)\d*\.xml")
_SENTENCES = {
    "comments": "Comments in the margin were left out.",
    "notes": "Footnotes and endnotes now stand in a numbered list at the end.",
    "hidden": "The file has hidden words; they are shown now. Delete what was not meant.",
    "contents": "The table of contents was left out: it is made from the headings.",
    "edges": "Headers and footers were left out: title, version and date stand beside the text.",
    "numbers": "A numbered list goes on after other text; here it starts again. Check the numbers.",
}
_MARKS = {
    "commentReference": "comments",
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "vanish": "hidden",
}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})


def has_changes(data: bytes) -> bool:
    """Whether the words hold tracked changes, in the text itself or in its notes. Changes of looks alone are none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = [_root(archive, name) for name in archive.namelist() if _MAIN.fullmatch(name) or _NOTES.fullmatch(name)]
    return any(_local(element) in _CHANGES for root in roots for element in root.iter())


def remarks(data: bytes) -> list[Remark]:
    """One sentence for each thing that the person should know about, in a fixed order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {name: _root(archive, name) for name in archive.namelist() if _read(name)}
    found: set[str] = set()
    for name, root in roots.items():
        tags = Counter(_local(element) for element in root.iter())
        if _MAIN.fullmatch(name):
            found |= {remark for tag, remark in _MARKS.items() if tags[tag]} | set(_structure(root, roots))
        elif _EDGES.fullmatch(name) and any(_local(e) == "t" and (e.text or "").strip() for e in root.iter()):
            found.add("edges")
    return [[sentence, {}] for key, sentence in _SENTENCES.items() if key in found]


def _read(name: str) -> bool:
    return bool(_MAIN.fullmatch(name) or _EDGES.fullmatch(name) or name == "word/numbering.xml")


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    return ElementTree.fromstring(archive.read(name))


def _structure(root: Any, roots: dict[str, Any]) -> Iterator[str]:
    """Whether there is a table of contents, and whether a numbered list is taken up again."""
    numbered = set(_numbered(roots["word/numbering.xml"])) if "word/numbering.xml" in roots else set()
    seen: set[str] = set()
    last = ""
    for paragraph in (element for element in root.iter() if _local(element) == "p"):
        style, number = _value(paragraph, "pStyle"), _value(paragraph, "numId")
        if style.lower().startswith("toc") or "contents" in style.lower():
            yield "contents"
        if number in numbered and number in seen and last != number:
            yield "numbers"
        if not (_inside_list(paragraph) and not number):
            last = number
        seen.add(number)


def _numbered(numbering: Any) -> Iterator[str]:
    """The ids of the lists whose first level counts."""
    counting = set()
    for abstract in (element for element in numbering if _local(element) == "abstractNum"):
        formats = [_attribute(e, "val") for e in abstract.iter() if _local(e) == "numFmt"]
        if formats and formats[0] not in ("bullet", "none"):
            counting.add(_attribute(abstract, "abstractNumId"))
    for number in (element for element in numbering if _local(element) == "num"):
        if _value(number, "abstractNumId") in counting:
            yield _attribute(number, "numId")


def _inside_list(paragraph: Any) -> bool:
    return _value(paragraph, "pStyle").lower().startswith("list")


def _value(element: Any, name: str) -> str:
    return next((_attribute(inner, "val") for inner in element.iter() if _local(inner) == name), "")


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]

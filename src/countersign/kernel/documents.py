"""What is signed: a title, a label, a language, the values that were filled in, and a tree of text (decision 25)."""

from __future__ import annotations

from typing import Any

from countersign.kernel.digests import digest_value

FORMAT = "countersign.document/1"


def document(
    *,
    title: str,
    label: str,
    language: str,
    variables: dict[str, str],
    text: dict[str, object],
    source: str | None = None,
) -> dict[str, Any]:
    """A document as one value with one spelling; ``text`` is a tree in the form ``countersign.text/1``.

    ``source``: the digest of the finished file that the text was taken out of, where one is what is signed.
    """
    finished = {"source": source} if source else {}
    return {
        **finished,
        "format": FORMAT,
        "title": title,
        "label": label,
        "language": language,
        "variables": variables,
        "text": text,
    }


def document_digest(document: dict[str, Any]) -> str:
    """``sha256:…`` of the document's canonical bytes: what a signature holds on to."""
    return digest_value(document)

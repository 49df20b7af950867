from __future__ import annotations

import io
import zipfile

import pytest

from countersign.policies.imports.word_parts import remarks

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def told(body: str, **parts: str) -> list[str]:
    """The remarks about a body, as the first words of each."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {"document": body, "numbering": NUMBERING, **parts}.items():
            archive.writestr(f"word/{name}.xml", f"<w:x {SPACE}>{content}</w:x>")
    return [" ".join(str(sentence).split()[:3]) for sentence, _ in remarks(out.getvalue())]


def point(number: int, words: str = "x") -> str:
    return f'<w:p><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr><w:t>{words}</w:t></w:p>'


PARAGRAPH = "<w:p><w:t>between</w:t></w:p>"
CONTINUED = '<w:p><w:pPr><w:pStyle w:val="ListContinue"/></w:pPr></w:p>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (PARAGRAPH, []),
        ("<w:p><w:commentReference/></w:p>", ["Comments in the"]),
        ("<w:p><w:endnoteReference/></w:p>", ["Footnotes and endnotes"]),
        ('<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr></w:p>', ["The table of"]),
        ('<w:p><w:pPr><w:pStyle w:val="ContentsHeading"/></w:pPr></w:p>', ["The table of"]),
        (point(1) + point(1) + PARAGRAPH, []),
        (point(1) + PARAGRAPH + point(1), ["A numbered list"]),
        (point(1) + CONTINUED + PARAGRAPH + point(1), ["A numbered list"]),
        (point(1) + CONTINUED + point(1), []),
        (point(2) + PARAGRAPH + point(2), []),
    ],
)
def test_remarks_when_the_body_holds(body: str, said: list[str]) -> None:
    assert told(body) == said


def test_remarks_when_edges_hold_words() -> None:
    assert told(PARAGRAPH, header1="<w:p><w:t> </w:t></w:p>") == []
    assert told(PARAGRAPH, header1="<w:p><w:t>Secret</w:t></w:p>") == ["Headers and footers"]
    assert told(PARAGRAPH, footer2="<w:p><w:t>Page</w:t></w:p>") == ["Headers and footers"]


def test_remarks_when_there_is_no_numbering() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document2.xml", f"<w:x {SPACE}>{point(1)}{PARAGRAPH}{point(1)}<w:vanish/></w:x>")
    assert [str(sentence)[:25] for sentence, _ in remarks(out.getvalue())] == ["The file has hidden words"]

"""A policy as somebody would write it in Word."""

from __future__ import annotations

from pathlib import Path

from docx import Document


def policy_docx(path: Path) -> Path:
    """Headings, a numbered list, bold, a table; all four passages of clause 5.2, and nothing left to fill in."""
    document = Document()
    document.add_paragraph("Information Security Policy", style="Title")
    document.add_heading("Why this matters to us", 1)
    document.add_paragraph(
        "Larkbeam makes rota and payroll software for independent care homes. "
        "We look after rotas, bank details and sickness notes that people trust us with."
    )
    document.add_heading("What we promise", 1)
    for promise in (
        "Each year the leadership team sets measurable security objectives and checks them in the management review.",
        "We comply with the laws, contracts and other requirements that apply to us.",
        "We continually improve our information security management system.",
    ):
        document.add_paragraph(promise, style="List Number")
    paragraph = document.add_paragraph("Report anything odd ")
    paragraph.add_run("the same day").bold = True
    table = document.add_table(rows=2, cols=2)
    for at, (role, duty) in enumerate((("Role", "Duty"), ("ISMS lead", "Keeps the ISMS conforming"))):
        table.rows[at].cells[0].text, table.rows[at].cells[1].text = role, duty
    document.save(str(path))
    return path

from __future__ import annotations

from countersign.roles.raci.grid import Column, Grid, Row
from countersign.roles.raci.parts import Share, shares, words_of

AMY, BO, LEAD, ALL = "person_a", "person_b", "lead", "staff"
COLUMNS = (
    Column(AMY, person=AMY),
    Column(BO, person=BO),
    Column(LEAD, role=LEAD, title="ISMS lead"),
    Column(ALL, group=True, title="All staff"),
)


def test_only_an_a_or_an_r_in_the_column_of_a_person_asks_something_of_them() -> None:
    rows = (
        Row("risk", "Run risk assessment", {AMY: "AR", BO: "C", LEAD: "R", ALL: "R"}),
        Row("audit", "Audit", {AMY: "RI", BO: "I", LEAD: "A"}),
        Row("policy", "Write the policy", {AMY: "C"}),
    )
    told = shares(Grid(COLUMNS, rows))
    assert told == {AMY: Share((("risk", "Run risk assessment", "AR"), ("audit", "Audit", "R")))}
    assert (told[AMY].answers_for, told[AMY].does) == (["Run risk assessment"], ["Run risk assessment", "Audit"])


def test_the_sentence_names_every_row() -> None:
    both = Share((("risk", "Risks", "A"), ("audit", "Audit", "R"), ("policy", "Policy", "R")))
    told = "I know my part at Larkbeam, and I accept it. I answer for: Risks. I do: Audit; Policy."
    assert str(words_of(both, "Larkbeam")) == told
    assert str(words_of(Share(both.rows[:1]), "L")) == "I know that I answer for this at L, and I accept it: Risks."
    assert str(words_of(Share(both.rows[1:2]), "L")) == "I know that I do this at L, and I accept it: Audit."
    many = Share(tuple((str(n), f"Row {n}", "R") for n in range(40)))
    assert "Row 39" in str(words_of(many, "L"))


def test_the_digest_changes_with_a_row_a_title_or_a_letter() -> None:
    one = Share((("risk", "Risks", "A"),))
    others = (Share((("risk", "All risks", "A"),)), Share((("risk", "Risks", "R"),)), Share((("audit", "Risks", "A"),)))
    assert one.document not in {other.document for other in others}
    assert one.document == Share((("risk", "Risks", "A"),)).document

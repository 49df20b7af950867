"""What was said in the four reviews of the year, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.reviews.enums import DecisionKind, Part


@dataclass(frozen=True)
class Quarter:
    """A review: its days, what was said about each input, and its decisions."""

    held_on: date
    planned_on: date
    signed_on: date
    next_on: date
    said: dict[Part, str]
    conclusion: str
    decided: tuple[tuple[DecisionKind, str], ...]


WINTER = Quarter(
    date(2026, 2, 10),
    date(2026, 1, 26),
    date(2026, 2, 14),
    date(2026, 5, 12),
    {
        Part.A: "Of eleven actions of last year ten are done; the eleventh, a second line to Gdynia, is in next month.",
        Part.B: "The Baltic ports ask for declarations two hours earlier. The law on network security now names ports.",
        Part.C: "Two shipping lines want to see our certificate. The works council asks what cameras at the gate keep.",
        Part.D: "No nonconformity is open. Patches: 93 %. The audit of last May left two points, both closed. Both "
        "objectives are new, and measured from this month on.",
        Part.E: "Four port authorities answered our letter; one of them asks for a drill together.",
        Part.F: "Ransomware in terminal systems stays the largest risk; its treatment needs the segmentation below.",
        Part.G: "The crane engineers propose to keep maintenance laptops in a locked cabinet at each quay.",
        Part.PRESENTED: "Yusuf showed last year's numbers on two pages.",
        Part.QUESTIONS: "Thandi asked which port would be without cranes longest if the planner failed. It is Gdynia.",
    },
    "It suits a group of nine ports, and it works. It is not yet quick enough where machines are older than ten years.",
    (
        (DecisionKind.IMPROVEMENT, "Put the maintenance laptops of all cranes into cabinets that log who opens them."),
        (
            DecisionKind.RESOURCES,
            "Segmentation of the terminal networks is paid for, as asked in January; Thandi releases the sums.",
        ),
        (DecisionKind.OBJECTIVE, "Containment within four hours is measured in every port, not in the largest alone."),
        (DecisionKind.NO_CHANGE, "Version 5.1 stands; nothing in this quarter touches it."),
        (DecisionKind.NO_CHANGE, "The number of people in the CISO's team stays as it is until the summer."),
    ),
)
SPRING = Quarter(
    date(2026, 5, 12),
    date(2026, 2, 23),
    date(2026, 5, 16),
    date(2026, 8, 11),
    {
        Part.A: "The cabinets stand in five ports. The line to Gdynia works, and was cut once by an excavator.",
        Part.B: "We open a tenth warehouse in Antwerp. A competitor was bought by a shipping line.",
        Part.C: "Insurers ask how fast a terminal is back after an attack, and want it in writing by the autumn.",
        Part.D: "One small nonconformity from a visit of customs, put right in a day. Containment: 5.1 hours. Group "
        "Internal Audit comes at the end of the month. Suppliers: 31 of 84 are assessed.",
        Part.E: "Customs praises the new declaration desk. Two hauliers complain about codes that change daily.",
        Part.F: "Nothing new is high. The outage of a supplier is rated higher since the cable was cut.",
        Part.G: "Warehousing would like to show a short film at the start of a shift instead of a notice.",
        Part.PRESENTED: "Yusuf brought the report of the first quarter, with a page for each port.",
        Part.QUESTIONS: "Ben asked why joiners in agencies accept the policy later than others. Nobody knew yet.",
    },
    "Adequate and effective, with slow spots at the edges: agencies, hauliers, and whatever is bought in a hurry.",
    (
        (DecisionKind.IMPROVEMENT, "Write down with each haulier who gets codes, and change them with the shift."),
        (DecisionKind.RESOURCES, "A film crew for three days this year, from the budget for training."),
        (DecisionKind.OBJECTIVE, "Supplier assessments are reported once more before the year is out."),
        (DecisionKind.NO_CHANGE, "Hauliers are covered well enough by the policy as it is."),
        (DecisionKind.NO_CHANGE, "No second provider for the broker system: the contract was renewed in March."),
    ),
)
SUMMER = Quarter(
    date(2026, 8, 11),
    date(2026, 5, 26),
    date(2026, 8, 15),
    date(2026, 11, 10),
    {
        Part.A: "All nine ports have their cabinets. With six of fourteen large hauliers the codes are settled.",
        Part.B: "A broker at a neighbouring port stood still for nine days after ransomware in June. Our own offices "
        "run on other systems; what could have happened here was looked at by the 20th.",
        Part.C: "The authority for critical services has registered us and expects reports within a day.",
        Part.D: "The internal audit of May covered every clause, and Clara's office with it: three observations. "
        "Containment: 4.4 hours. Nothing is overdue. Suppliers were not counted this time.",
        Part.E: "Brokers asked us for help in June, and thanked us. The unions want to be told before drills.",
        Part.F: "A leak of customs data was raised to high after June; its owner is Luc, and treatment has begun.",
        Part.G: "Gate clerks propose a button on the phone that calls the service desk. Legal likes it.",
        Part.PRESENTED: "Yusuf showed the second quarter, and the timeline of the broker's nine days.",
        Part.QUESTIONS: "Ingrid asked who could switch our broker system off at three in the morning. Two people can.",
    },
    "It was tested by somebody else's misfortune, and held. We learn faster from neighbours than from ourselves.",
    (
        (DecisionKind.IMPROVEMENT, "Build the button for gate clerks, and try it in two ports until the year is out."),
        (DecisionKind.RESOURCES, "Two more people for the night watch of alarms, hired before the winter."),
        (DecisionKind.NO_CHANGE, "The goal of four hours stays, though we are not there."),
        (
            DecisionKind.NO_CHANGE,
            "The event of June does not touch the policy: it says already what was missing there.",
        ),
        (DecisionKind.NO_CHANGE, "Drills stay unannounced for heads, and are announced to the unions."),
    ),
)
AUTUMN = Quarter(
    date(2026, 11, 10),
    date(2026, 8, 24),
    date(2026, 11, 14),
    date(2027, 2, 9),
    {
        Part.A: "The night watch is complete. The button is in use in Rotterdam and in Aarhus; hauliers: eleven of 14.",
        Part.B: "Marco has joined the board. Winter storms closed two berths; paper plans worked for five hours.",
        Part.C: "The certifier comes in March. Customers ask for fewer questionnaires and more certificates.",
        Part.D: "Containment: 3.6 hours, for the first time below four. Patches: 96 %. No open nonconformity; two of "
        "three observations of May are closed. The table exercise of September found no gap in who calls whom.",
        Part.E: "The drill with the port authority went well; they will tell the other eight about it.",
        Part.F: "Three risks are high, each with a head who answers for it. The vault is too old; see below.",
        Part.G: "Finance proposes that invoices of suppliers without an assessment wait for one.",
        Part.PRESENTED: "Yusuf showed the third quarter, and what the certifier will want to see.",
        Part.QUESTIONS: "Marco asked what the vault costs if it is not replaced. Yusuf brings the figure by December.",
    },
    "Suitable, adequate and effective. What remains is small, known by name, and has somebody who sees to it.",
    (
        (DecisionKind.IMPROVEMENT, "Let invoices of a new supplier wait until the assessment is there."),
        (DecisionKind.RESOURCES, "The vault is decided in December, with the figure that Yusuf brings."),
        (
            DecisionKind.OBJECTIVE,
            "Next year's objectives are drafted by the end of the year, and come to the board with the budget.",
        ),
        (DecisionKind.NO_CHANGE, "Version 5.1 is looked at in January, as every year; Marco stands behind it by then."),
        (DecisionKind.NO_CHANGE, "The scope stays: the warehouse in Antwerp was in it from its first day."),
    ),
)
QUARTERS = (WINTER, SPRING, SUMMER, AUTUMN)

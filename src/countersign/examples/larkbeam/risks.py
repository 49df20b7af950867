"""Three risks that came out of a workshop in May, with an owner each, who said so themselves."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.doing.risks import Threat, answers_for_it, records
from countersign.examples.stage import Act

if TYPE_CHECKING:
    pass

FOUND_ON = date(2026, 5, 20)


THREATS = (
    Threat(
        "Payroll data leak",
        "Priya",
        "Somebody signs in as one of us with a password that was used elsewhere too.",
        "Pay and bank details of carers are seen by strangers, and care homes leave us.",
        3,
        5,
        "It has not happened to us; it happened to a competitor last year, and it would be the end of trust.",
    ),
    Threat(
        "Cloud outage",
        "Tom",
        "The region in which we run is down for a day.",
        "Homes see yesterday's rota only, and pay is late if it is the last of the month.",
        2,
        4,
        "Once in four years so far, for five hours; the copy in a second region is tried by hand.",
    ),
    Threat(
        "Phishing",
        "Ruth",
        "A mail that looks like one of a customer asks for a sign-in.",
        "Somebody reads mail that is not theirs, and writes to customers in our name.",
        4,
        2,
        "Two such mails a month are reported; two-step sign-in stops most of what would follow.",
    ),
)


ACTS = (
    *(
        Act(
            FOUND_ON, time(15, 30 + place), f"Tom records “{threat.title}”", partial(records, threat=threat, lead="Tom")
        )
        for place, threat in enumerate(THREATS)
    ),
    *(
        Act(
            date(2026, 5, 21),
            time(9, 10 + 20 * place),
            f"{threat.owner} answers for “{threat.title}”",
            partial(answers_for_it, threat=threat),
        )
        for place, threat in enumerate(THREATS)
    ),
)

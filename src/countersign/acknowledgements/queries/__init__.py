"""Every read of acknowledgements, the organisation first. What is owed is worked out each time, never stored."""

from countersign.acknowledgements.queries.asking import Asked, asked, asked_version
from countersign.acknowledgements.queries.binding import (
    BOUND,
    binding_now,
    holding_undertakings,
    undertaking,
    undertakings,
)
from countersign.acknowledgements.queries.collecting import collect_facts, collect_unreached
from countersign.acknowledgements.queries.counting import (
    Department,
    Line,
    Stats,
    bound_instead,
    by_department,
    stats,
    tallied,
)
from countersign.acknowledgements.queries.crowd import concerns, reach
from countersign.acknowledgements.queries.exempting import exemption, exemptions, holding_exemptions, overlapping
from countersign.acknowledgements.queries.lateness import (
    Latecomers,
    Lateness,
    late_by_policy,
    late_for_long,
    late_reports,
)
from countersign.acknowledgements.queries.lists import accepted, owing
from countersign.acknowledgements.queries.owed import Due, everybody_owing, here_since, owed_to
from countersign.acknowledgements.queries.rows import (
    acceptance,
    acceptance_of,
    acceptances_of,
    asked_since,
    conversation,
    counting_name,
    languages_read,
    names_here,
    open_replies,
    open_reply,
    replies_of,
    reply,
    standing_name,
    waiting_replies,
)
from countersign.acknowledgements.queries.statements import acceptance_statement_for, reply_statement_for
from countersign.acknowledgements.queries.taking import open_taking, open_takings, with_open_taking

__all__ = [
    "BOUND",
    "Asked",
    "Department",
    "Due",
    "Latecomers",
    "Lateness",
    "Line",
    "Stats",
    "acceptance",
    "acceptance_of",
    "acceptance_statement_for",
    "acceptances_of",
    "accepted",
    "asked",
    "asked_since",
    "asked_version",
    "binding_now",
    "bound_instead",
    "by_department",
    "collect_facts",
    "collect_unreached",
    "concerns",
    "conversation",
    "counting_name",
    "everybody_owing",
    "exemption",
    "exemptions",
    "here_since",
    "holding_exemptions",
    "holding_undertakings",
    "languages_read",
    "late_by_policy",
    "late_for_long",
    "late_reports",
    "names_here",
    "open_replies",
    "open_reply",
    "open_taking",
    "open_takings",
    "overlapping",
    "owed_to",
    "owing",
    "reach",
    "replies_of",
    "reply",
    "reply_statement_for",
    "standing_name",
    "stats",
    "tallied",
    "undertaking",
    "undertakings",
    "waiting_replies",
    "with_open_taking",
]

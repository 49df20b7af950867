"""Who may do what with audits. The matrix in the reference is printed from MAY."""

from countersign.audits.permissions import finding, planning, programme, visiting
from countersign.audits.permissions.finding import (
    check_can_agree,
    check_can_answer,
    check_can_assign,
    check_can_close_elsewhere,
    check_can_finish,
    check_can_raise,
    check_can_record,
    check_can_return,
    check_can_verify,
    check_can_withdraw,
    reads_all,
)
from countersign.audits.permissions.planning import (
    ALLOWED,
    STANDS,
    check_can_approve_exception,
    check_can_call_off,
    check_can_call_off_internal,
    check_can_change,
    check_can_change_internal,
    check_can_close_exception,
    check_can_conduct,
    check_can_plan,
    check_can_plan_internal,
    check_can_report,
    check_can_request_exception,
)
from countersign.audits.permissions.programme import (
    check_can_approve_programme,
    check_can_close_programme,
    check_can_propose_programme,
)
from countersign.audits.permissions.visiting import (
    check_can_book,
    check_can_end_interview,
    check_can_prepare,
    check_can_record_result,
    check_can_see,
)
from countersign.kernel.actors import Hat

MAY: dict[str, dict[Hat, str]] = {**planning.MAY, **visiting.MAY, **finding.MAY, **programme.MAY}

__all__ = [
    "ALLOWED",
    "MAY",
    "STANDS",
    "check_can_agree",
    "check_can_answer",
    "check_can_approve_exception",
    "check_can_approve_programme",
    "check_can_assign",
    "check_can_book",
    "check_can_call_off",
    "check_can_call_off_internal",
    "check_can_change",
    "check_can_change_internal",
    "check_can_close_elsewhere",
    "check_can_close_exception",
    "check_can_close_programme",
    "check_can_conduct",
    "check_can_end_interview",
    "check_can_finish",
    "check_can_plan",
    "check_can_plan_internal",
    "check_can_prepare",
    "check_can_propose_programme",
    "check_can_raise",
    "check_can_record",
    "check_can_record_result",
    "check_can_report",
    "check_can_request_exception",
    "check_can_return",
    "check_can_see",
    "check_can_verify",
    "check_can_withdraw",
    "reads_all",
]

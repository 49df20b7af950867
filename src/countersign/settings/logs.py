"""What is logged, and how: one line of JSON an event, to standard error.

No forms, no cookies, no addresses of mail, and no addresses of pages as they were called: what stands in them may open
something (``/a/<token>/``). The route and the id of the request say enough; the answer carries the id as well.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from logging import LogRecord
from typing import Any

import structlog

from countersign.kernel.routes import route

MAIL_ADDRESS = re.compile(r"(?<![^\s<>\"'(),;:=])[^\s<>\"'(),;:=]+@[^\s<>\"'(),;:=]+")
"""It begins only where a word does: an error may quote a megabyte without a blank, and is not read from each letter."""

ROW = re.compile(r"DETAIL:.*?(?=\n\n|\nThe above|\nDuring handling|\nTraceback|\Z)", re.DOTALL)
"""What PostgreSQL says about a row that it refuses: the row itself."""


def about_nobody(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take what names people out of whatever a library wrote into an error."""
    for key, value in event.items():
        if isinstance(value, str) and ("@" in value or "DETAIL:" in value):
            event[key] = MAIL_ADDRESS.sub("<mail address>", ROW.sub("DETAIL: <left out>", value))
    return event


def without_path(record: LogRecord) -> bool:
    """In Django's own sentences about a request, the route in the place of the path."""
    request = getattr(record, "request", None)
    path = getattr(request, "path", "")
    if path:
        written = path.encode("unicode_escape").decode("ascii")
        record.msg, record.args = record.getMessage().replace(written, route(request)), ()
    return True


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def logging() -> dict[str, Any]:
    """Django's description of logging."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_path": {"()": "django.utils.log.CallbackFilter", "callback": without_path}},
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    about_nobody,
                    structlog.processors.JSONRenderer(),
                ],
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["without_path"]}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    }


def configure() -> None:
    """Let structlog hand its events to the same place."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )

"""Logs for people (in a terminal) and for machines (JSON lines), without personal data."""

import logging
import sys
import traceback
from pathlib import Path

import structlog

log = structlog.get_logger()


def configure() -> None:
    """Log to standard error: in colours to a terminal, else one JSON object a line."""
    terminal = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    for library in ("rq", "discord", "telegram", "tornado"):
        logging.getLogger(library).addHandler(WithoutValues(logging.WARNING))


class WithoutValues(logging.Handler):
    """Logs the bare message of another library: its values and tracebacks may quote anything."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        where = {"error": whereabouts(error)} if error else {}
        library, line = record.name.partition(".")[0], str(record.msg).partition("\n")[0]
        log.log(record.levelno, f"{library}: {line}", **where)


def whereabouts(error: BaseException) -> str:
    """An exception's type and place, "ValueError at studio.py:51".

    Never its message: that may quote a token, a chat or what somebody sent.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place

"""How long an HTTP answer asks to wait: its header Retry-After (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf


def seconds_to_wait(header: str | None) -> float:
    """Seconds until the next try, by a header that gives a number of them or the date of that try.

    0 where there is no header, it cannot be read, or the date is past.
    """
    text = (header or "").strip()
    try:
        seconds = float(text)
    except ValueError:
        seconds = _until(text)
    return seconds if 0 < seconds < inf else 0.0


def _until(date: str) -> float:
    """Seconds until an HTTP date; 0 for what is none."""
    try:
        then = parsedate_to_datetime(date)
    except ValueError:
        return 0.0
    # Of the three forms of HTTP dates that of asctime() has no time zone: all are in UTC.
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return (then - datetime.now(UTC)).total_seconds()

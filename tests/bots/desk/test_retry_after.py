"""Retry-After in every form that HTTP allows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bots.desk.retry_after import seconds_to_wait


@pytest.mark.parametrize(("header", "seconds"), [("120", 120), (" 0.5 ", 0.5), ("0", 0)])
def test_a_number_of_seconds_is_taken_as_it_is(header: str, seconds: float) -> None:
    assert seconds_to_wait(header) == seconds


@pytest.mark.parametrize(
    "written",
    [
        lambda date: format_datetime(date, usegmt=True),
        lambda date: date.strftime("%A, %d-%b-%y %H:%M:%S GMT"),
        lambda date: date.strftime("%a %b %e %H:%M:%S %Y"),
    ],
    ids=["RFC 9110", "RFC 850", "asctime"],
)
def test_a_date_is_waited_for(written: Callable[[datetime], str]) -> None:
    # Not of the time at which tests are collected: the last of them may run much later.
    soon = datetime.now(UTC) + timedelta(hours=1)
    assert seconds_to_wait(written(soon)) == pytest.approx(3600, abs=600)


@pytest.mark.parametrize(
    "header", [None, "", "soon", "-5", "nan", "inf", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 99 Nov"]
)
def test_what_is_past_or_makes_no_sense_asks_for_no_wait(header: str | None) -> None:
    assert seconds_to_wait(header) == 0

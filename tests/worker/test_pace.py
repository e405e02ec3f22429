"""What a worker says of its pace."""

import pytest

from worker.pace import UNMEASURED, Pacemeter
from worker.queue.workers import Pace


def test_the_pace_is_that_of_the_latest_jobs_whatever_stood_still_among_them() -> None:
    pacemeter = Pacemeter(lanes=3)
    assert pacemeter.pace == Pace(3, UNMEASURED)
    pacemeter.note(0.5)
    assert pacemeter.pace == Pace(3, 0.5)
    for seconds in (*[0.4] * 10, 90.0, *[0.6] * 9):
        pacemeter.note(seconds)
    assert pacemeter.pace.seconds == pytest.approx(0.5, abs=0.02)
    for _ in range(20):
        pacemeter.note(2.0)
    assert pacemeter.pace == Pace(3, 2.0)


def test_a_job_of_several_drawings_counts_as_their_share() -> None:
    pacemeter = Pacemeter(lanes=1)
    pacemeter.note(6.0, drawings=4)
    assert pacemeter.pace == Pace(1, 1.5)

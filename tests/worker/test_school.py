"""Teaching in chats, as the worker does it: drawing comes first, and what is said counts once.

How it is played through from chat to chat is in `tests/end_to_end/test_teaching_in_chat.py`.
"""

import io
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from redis import Redis

from model.contract.errors import PersonError
from tests import added_style
from tests.asks import ask
from tests.lanes import PHOTO, wait_until_begun
from tests.lanes import Start as StartWorker
from tests.lessons import page
from tests.patience import wait_for
from worker.queue.classroom import Classroom
from worker.queue.courses import Course, Said
from worker.queue.courses_in_hand import CoursesInHand
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings
from worker.settings import WorkerSettings
from worker.teaching.course_steps import CourseSteps
from worker.teaching.folder import CourseFolder, Progress, Result
from worker.teaching.gate import Gate
from worker.teaching.gate_keeper import GateKeeper
from worker.teaching.pages import SIDE, pages_of
from worker.teaching.school import School
from worker.teaching.trainer_process import NICE, Start, start
from worker.teaching.work import TRIES

ANA = Address(platform="telegram", person="1", chat="2")
COURSE = Course(id="course-of-ana", name="noir", address=ANA)


@pytest.fixture
def classroom(redis: Redis) -> Classroom:
    return Classroom(redis, Pseudonyms.by(QueueSettings()))


@pytest.fixture
def courses(redis: Redis) -> CoursesInHand:
    return CoursesInHand(redis, Pseudonyms.by(QueueSettings()))


@pytest.fixture
def folder(tmp_path: Path) -> CourseFolder:
    folder = CourseFolder(tmp_path / "teaching" / COURSE.id)
    folder.make()
    return folder


@pytest.fixture
def steps(tmp_path: Path) -> CourseSteps:
    return CourseSteps(tmp_path / "styles", lambda id, name: b"a picture")


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[GateKeeper]:
    """Of a worker that teaches on the folder `teaching`."""
    keeper = GateKeeper(tmp_path / "teaching")
    assert keeper.take()
    yield keeper
    keeper.leave()


class Dead:
    """A trainer that dies at once."""

    def poll(self) -> int | None:
        return 1

    def kill(self) -> None:
        raise AssertionError


def test_a_lane_that_draws_makes_the_trainer_stand_still(
    start_worker: StartWorker, redis: Redis, tmp_path: Path, keeper: GateKeeper
) -> None:
    root = tmp_path / "teaching"  # of somebody else, so that nothing but a lane can shut the gate
    (tmp_path / "people").mkdir()
    start_worker(teaching=root, teaching_photos=tmp_path / "people")
    Ledger(redis, QueueSettings()).accept(ask(style="patient"), PHOTO)
    wait_until_begun(redis)
    assert (root / "pause").exists()
    redis.rpush("test:go", 1)


def test_the_trainer_waits_until_nothing_is_drawn(
    keeper: GateKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, slept = tmp_path / "teaching", []
    gate = Gate(root, keeper.word)

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            monkeypatch.setattr("worker.teaching.gate_keeper.QUIET", -1.0)
        keeper.mind(waiting=len(slept) < 3)

    monkeypatch.setattr(time, "sleep", sleep)
    with keeper.drawing():
        keeper.mind(waiting=False)
        assert (root / "pause").exists(), "as long as it is drawn"
    gate.wait()
    assert len(slept) == 3


def test_a_trainer_ends_without_its_worker_and_steps_back_for_all_others(
    keeper: GateKeeper, tmp_path: Path
) -> None:
    root = tmp_path / "teaching"
    assert not GateKeeper(root).take(), "one worker teaches"
    keeper.leave()
    trainer = start(root, COURSE.id, keeper.word)
    assert os.getpriority(os.PRIO_PROCESS, trainer.pid) == NICE
    wait_for(lambda: trainer.poll() is not None)
    assert trainer.poll() == 0
    assert not (root / COURSE.id).exists(), "it has not even looked"


def test_what_is_said_counts_at_its_time_and_twice_is_once(
    steps: CourseSteps, folder: CourseFolder
) -> None:
    course = COURSE
    for said in (Said(what="collected"), Said(what="begin"), Said(what="add")):
        assert steps.said(course, folder, said) == course
    for _ in range(2):
        course = steps.said(course, folder, Said(what="picture", picture="one"))
    assert course.pictures == 1
    course = steps.said(course, folder, Said(what="collected"))
    few = steps.ended(course, folder, Result(heads=3, fewest=4))
    assert (few.stage, few.heads) == ("collecting", 3)
    folder.show([page(0)])
    course = steps.ended(course, folder, Result(heads=5, fewest=4))
    assert (course.stage, course.sheets) == ("choosing", 1)
    for _ in range(2):
        course = steps.said(course, folder, Said(what="without", numbers=(0, 2, 3, 99)))
    assert course.left_out == (2, 3)
    assert steps.said(course, folder, Said(what="begin")) == course, "three are too few"
    course = steps.said(course, folder, Said(what="without", back=(3,)))
    assert course.left_out == (2,)


def test_a_style_of_a_name_that_is_there_is_not_replaced(
    steps: CourseSteps, folder: CourseFolder, tmp_path: Path
) -> None:
    added_style.make(folder.run, "noir")
    there = added_style.make(tmp_path / "styles", "noir")
    (there / "card.md").write_text("Somebody else's.")
    learnt = COURSE.begins("trained")
    refused = steps.said(learnt, folder, Said(what="add"))
    assert (refused.stage, refused.problem) == ("trained", "teach-name-taken")
    assert (there / "card.md").read_text() == "Somebody else's."


def test_done_waits_for_pictures_that_are_being_fetched(
    classroom: Classroom, courses: CoursesInHand
) -> None:
    classroom.begin(COURSE)
    for name in ("slow", "lost"):
        classroom.expect(COURSE.id, name)
    classroom.say(COURSE.id, Said(what="collected"))
    assert courses.hear(COURSE.id) is None
    classroom.give_up(COURSE.id, "lost")
    classroom.bring(COURSE.id, "slow", PHOTO)
    assert courses.hear(COURSE.id) == Said(what="collected")


def test_a_person_teaches_one_style_at_a_time_and_forgetting_ends_it(
    classroom: Classroom, redis: Redis, tmp_path: Path
) -> None:
    classroom.begin(COURSE)
    classroom.begin(COURSE)
    with pytest.raises(PersonError) as error:
        classroom.begin(COURSE.model_copy(update={"id": "another-course", "name": "other"}))
    assert error.value.values == {"style": "noir"}
    classroom.bring(COURSE.id, "one", PHOTO)
    classroom.forget("telegram", "1")
    assert not redis.keys("artline:course:*:picture:*"), "at once, without any worker"
    with school(redis, tmp_path) as mine:
        mine.look()
    assert classroom.of("telegram", "1") is None
    assert not [*(tmp_path / "teaching").glob("*/")]
    for key in redis.keys("artline:course*"):
        assert redis.ttl(key) > 0, key


def test_a_course_outlives_a_broker_that_forgets_everything(
    classroom: Classroom, redis: Redis, tmp_path: Path
) -> None:
    classroom.begin(COURSE)
    classroom.bring(COURSE.id, "one", PHOTO)
    with school(redis, tmp_path) as mine:
        mine.look()
    redis.flushall()
    with school(redis, tmp_path) as mine:
        mine.look()
    [(course, shown)] = classroom.told_of("telegram")
    assert (course.stage, course.pictures, shown.message) == ("collecting", 1, 0)


def test_a_trainer_that_never_comes_further_is_given_up(
    classroom: Classroom, redis: Redis, folder: CourseFolder, tmp_path: Path
) -> None:
    folder.keep(COURSE.begins("training"))
    started = []

    def start(root: Path, id: str, word: str) -> Dead:
        started.append(id)
        if len(started) == 2:
            folder.report(Progress(done=50, of=100))
        return Dead()

    with school(redis, tmp_path, start) as mine:
        for _ in range(2 * TRIES + 2):
            mine.look()
    assert len(started) == TRIES + 1, "once it had come further"
    course = classroom.course(COURSE.id)
    assert course is not None
    assert (course.stage, course.problem) == ("failed", "teach-failed")
    assert not folder.path.exists()


def test_heads_have_numbers_on_pages_that_a_phone_can_show(tmp_path: Path) -> None:
    (file := tmp_path / "head.png").write_bytes(page(0, 1))
    first, second = pages_of([file] * 83)
    with Image.open(io.BytesIO(first)) as whole:
        assert whole.size == (8 * SIDE, 10 * SIDE)
    with Image.open(io.BytesIO(second)) as rest:
        assert rest.size == (3 * SIDE, SIDE)
        numbers = [rest.crop((x + 6, 4, x + 40, 30)) for x in (0, SIDE)]
    assert max(ImageStat.Stat(ImageChops.difference(*numbers)).mean) > 20, "81 is not 82"


@contextmanager
def school(redis: Redis, folder: Path, start: Start = lambda *_: Dead()) -> Iterator[School]:
    settings = WorkerSettings(teaching=folder / "teaching", styles=folder / "styles")
    pseudonyms = Pseudonyms.by(QueueSettings())
    school = School(settings, redis, pseudonyms, start)
    yield school
    school.end()

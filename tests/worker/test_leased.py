"""What we change about RQ: it calls what we override, and leases survive every order of events."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from redis import Redis
from rq import Queue, Retry
from rq.serializers import JSONSerializer

from worker.leased import LeasedWorker
from worker.queue.broker import connect
from worker.queue.draw_queue import QUEUE
from worker.registered import KnownExecutions, LeasedQueue, RegisteredJob, TakenJobs

#: The classes that we derive from RQ's.
OURS = (KnownExecutions, RegisteredJob, TakenJobs, LeasedQueue, LeasedWorker)


class Lane:
    """A worker in a thread of its own, whose jobs wait until the test lets them end."""

    def __init__(self, redis: Redis) -> None:
        self.begun, self.go_on, self.stopping = Event(), Event(), Event()
        self.worker = LeasedWorker(redis, {"draw": self._draw}, lambda _: None, 60, self.stopping)
        self.thread = Thread(target=self.worker.work, kwargs={"logging_level": "WARNING"})

    def _draw(self, id: str) -> None:
        self.begun.set()
        assert self.go_on.wait(30)

    def end(self) -> None:
        """Finishes the job in hand, and leaves."""
        self.stopping.set()
        self.go_on.set()
        self.thread.join(30)
        assert not self.thread.is_alive()


@contextmanager
def lane(redis: Redis) -> Iterator[Lane]:
    lane = Lane(redis)
    lane.thread.start()
    try:
        yield lane
    finally:
        lane.end()


@pytest.fixture
def enqueue(redis: Redis) -> Callable[[str], Any]:
    queue = Queue(QUEUE, connection=redis, serializer=JSONSerializer)
    return lambda id: queue.enqueue_call(
        "draw", args=[id], job_id=id, timeout=-1, result_ttl=0, retry=Retry(1)
    )


class Meanwhile(Redis):
    """A connection on which something happens before the main thread's next pipeline."""

    happens: Callable[[], None] | None = None

    def pipeline(self, *args: Any, **options: Any) -> Any:
        if self.happens and current_thread().name == "MainThread":
            happens, self.happens = self.happens, None
            happens()
        return super().pipeline(*args, **options)


def test_a_job_that_ends_while_its_lease_is_renewed_stops_nothing_but_its_lane(
    redis: Redis, valkey_url: str, enqueue: Callable[[str], Any]
) -> None:
    with Meanwhile.from_url(valkey_url) as connection, lane(connection) as ours:
        enqueue("job-number-1")
        assert ours.begun.wait(30)
        connection.happens = ours.end
        ours.worker.renew()
        assert connection.happens is None


def overridden() -> Iterator[tuple[type, str]]:
    """What our classes define that RQ's have too."""
    for ours in OURS:
        for name in vars(ours):
            if not name.startswith("__") and hasattr(ours.__base__, name):
                yield ours, name


def test_all_that_is_meant_to_replace_something_of_rq_does() -> None:
    replacing = set(overridden())
    for ours in OURS:
        for name, member in vars(ours).items():
            function = getattr(member, "fget", None) or getattr(member, "__func__", member)
            if getattr(function, "__override__", False):
                assert (ours, name) in replacing, f"RQ has no {name} any more"
    assert len(replacing) > 15


@pytest.mark.parametrize(("ours", "name"), list(overridden()))
def test_what_replaces_something_of_rq_takes_what_it_took(ours: type, name: str) -> None:
    member, theirs = getattr(ours, name), getattr(ours.__base__, name)
    if inspect.isfunction(theirs) or inspect.ismethod(theirs):
        assert callable(member)
        kinds = inspect.signature(theirs).parameters
        taken = inspect.signature(member).parameters
        anything = any(one.kind is one.VAR_POSITIONAL for one in taken.values())
        assert anything or list(taken) == list(kinds)


def test_rq_calls_all_that_we_replace(
    redis: Redis, valkey_url: str, enqueue: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job is taken and drawn, and one that a dead worker had taken is cleared away."""
    called: set[str] = set()

    def noting(name: str, function: Any) -> Any:
        def noted(*args: Any, **options: Any) -> Any:
            called.add(name)
            return function(*args, **options)

        return noted

    methods = set()
    for ours, name in overridden():
        member = vars(ours)[name]
        if isinstance(member, property):
            wrapped: Any = property(noting(name, member.fget))
        elif isinstance(member, classmethod):
            wrapped = classmethod(noting(name, member.__func__))
        elif inspect.isfunction(member):
            wrapped = noting(name, member)
        else:
            continue
        monkeypatch.setattr(ours, name, wrapped)
        methods.add(name)
    enqueue("dead-job-1")
    redis.lmove("rq:queue:draw", "rq:queue:draw:intermediate")
    redis.set("rq:queue:draw:intermediate:first_seen:dead-job-1", 1)
    with connect(valkey_url) as connection, lane(connection) as ours:
        assert ours.begun.wait(30)
        ours.worker.renew()
    assert methods - called == set()

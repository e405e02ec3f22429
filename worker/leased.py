"""RQ as we use it: only registered functions run, rubbish stops nothing, and a dead worker's job is
soon taken over.

All that is overridden of RQ is overridden here, and marked as such: mypy finds what RQ has no more,
and `tests/worker/test_leased.py` what RQ does not call any more. RQ is pinned below 3.
"""

# mypy: enable-error-code="explicit-override"

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event
from types import MappingProxyType
from typing import Any, cast

import structlog
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import ConnectionError, TimeoutError
from rq import Queue, SimpleWorker
from rq.exceptions import InvalidJobOperation, NoSuchJobError, StopRequested
from rq.executions import Execution, ExecutionRegistry
from rq.intermediate_queue import IntermediateQueue
from rq.job import Job
from rq.registry import StartedJobRegistry
from rq.serializers import JSONSerializer
from rq.timeouts import TimerDeathPenalty
from rq.utils import now
from typing_extensions import override

from worker.queue.jobs import read_id
from worker.queue.ledger import QUEUE
from worker.queue.logs import whereabouts

log = structlog.get_logger()

Functions = Mapping[str, Callable[[str], None]]

#: Seconds between two looks at what dead workers left behind.
MAINTENANCE = 2
#: Seconds that an idle worker waits for a job before it looks around.
DEQUEUE = 1
#: Seconds that a worker may take from the queue to its first heartbeat.
TAKING = 6


class Refused(Exception):
    """A job asked for something that is not registered."""


class KnownExecutions(ExecutionRegistry):
    """Who has a job in hand, without those whose lease has run out: killed, or stopped for a while.

    RQ would read what has expired of them, fail, and have the job drawn again.
    """

    @override
    def get_executions(self, start: int = 0, end: int = -1) -> list[Execution]:
        found = []
        for id in self.get_execution_ids(start, end):
            with suppress(ValueError, KeyError):
                found.append(Execution.fetch(id, self.job_id, self.connection))
        return found


class RegisteredJob(Job):
    """A job that can name nothing but a function its worker registered: no imports, no callbacks.

    JSON alone does not ensure that: RQ imports whatever dotted name a job gives.
    """

    functions: Functions = MappingProxyType({})
    success_callback = failure_callback = stopped_callback = None

    @classmethod
    @override
    def fetch(
        cls, id: str, connection: Redis | None = None, serializer: Any = None
    ) -> "RegisteredJob":
        """A job that cannot be read is removed, and is as good as none."""
        try:
            job = super().fetch(id, connection, serializer)
        except (NoSuchJobError, ConnectionError, TimeoutError):
            raise
        except Exception as error:
            log.error("a job makes no sense", job=id, error=whereabouts(error))
            if connection is not None:
                connection.delete(cls.key_for(id))
            raise NoSuchJobError from None
        assert isinstance(job, RegisteredJob)  # noqa: S101
        return job

    @property
    @override
    def execution_registry(self) -> ExecutionRegistry:
        return KnownExecutions(self.id, self.connection)

    @property
    @override
    def func(self) -> Callable[[str], None]:
        function = self.functions.get(str(self.func_name))
        if function is None or self.instance is not None:
            raise Refused
        return function

    @override
    def send_webhooks(self, *args: Any, **kwargs: Any) -> None:
        """Tell nobody: a job must not make the worker call an address of its choice."""


class TakenJobs(IntermediateQueue):
    """Jobs between queue and worker; RQ leaves those of a dead worker there for a minute."""

    @override
    def get_job_ids(self) -> list[str]:
        entries = cast(list[bytes], self.connection.lrange(self.key, 0, -1))
        ids = {entry: read_id(entry) for entry in entries}
        for entry in (entry for entry, id in ids.items() if id is None):
            self.discard(entry)
        return [id for id in ids.values() if id is not None]

    def discard(self, entry: bytes) -> None:
        """Remove what is no id; RQ would fail to read it, again and again."""
        log.error("an entry of the queue makes no sense")
        self.connection.lrem(self.key, 0, entry)  # type: ignore[arg-type]

    @override
    def should_be_cleaned_up(self, job_id: str) -> bool:
        seen = self.get_first_seen(job_id)
        return seen is not None and now() - seen > timedelta(seconds=TAKING)


class LeasedQueue(Queue):
    """A queue whose maintenance is not put off when a worker dies in the middle of it."""

    job_class = RegisteredJob

    @classmethod
    @override
    def lmove(cls, connection: Redis, queue_key: str, timeout: int | None) -> Any:
        while taken := super().lmove(connection, queue_key, timeout):
            if read_id(taken[1]) is not None:
                return taken
            TakenJobs(queue_key, connection).discard(taken[1])
        return None

    @property
    @override
    def intermediate_queue(self) -> IntermediateQueue:
        return TakenJobs(self.key, connection=self.connection)

    @override
    def acquire_maintenance_lock(self) -> bool:
        # RQ's own lock lasts a quarter of an hour.
        return bool(self.connection.set(self.registry_cleaning_key, 1, nx=True, ex=2 * MAINTENANCE))


class LeasedWorker(SimpleWorker):
    """A worker that may run in any thread and holds each job under a lease.

    Somebody must call `renew` a few times within each lease, from another thread. `on_lost` is told
    the id of a job that has failed for the last time.
    """

    queue_class = LeasedQueue
    job_class = RegisteredJob
    # Our jobs have no time limit of RQ's; the default would set a signal handler nevertheless.
    death_penalty_class = TimerDeathPenalty
    # Seconds; RQ's own pauses grow to a minute, and the person waits.
    max_connection_wait_time = 1.0

    def __init__(
        self,
        redis: Redis,
        functions: Functions,
        on_lost: Callable[[str], None],
        lease: int,
        stopping: Event,
    ) -> None:
        super().__init__(
            [QUEUE],
            connection=redis,
            serializer=JSONSerializer,
            worker_ttl=2 * TAKING,
            maintenance_interval=MAINTENANCE,
            exception_handlers=[self._failed],
            log_job_description=False,
        )
        self._functions = functions
        self._on_lost = on_lost
        self._lease = lease
        self._stopping = stopping
        self._in_hand: RegisteredJob | None = None

    def renew(self) -> None:
        """Renew the lease on the job in hand, if there is one."""
        job, execution = self._in_hand, self.execution
        if job is None or execution is None:
            return
        with self.connection.pipeline() as pipeline:
            # Not ours, which ends a lane that is to stop and has no job, as may be by now.
            super().heartbeat(self._lease, pipeline)
            execution.heartbeat(job.started_job_registry, self._lease, pipeline)
            pipeline.execute()

    @override
    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        # While the broker is away RQ tries again for ever, and asks nobody whether it should stop.
        if self._stopping.is_set() and self._in_hand is None:
            raise StopRequested
        super().heartbeat(timeout, pipeline)

    @override
    def get_heartbeat_ttl(self, job: Job) -> int:
        return self._lease

    @override
    def dequeue_job_and_maintain_ttl(
        self, timeout: int | None, max_idle_time: int | None = None
    ) -> tuple[Job, Queue] | None:
        while not self._stopping.is_set():
            if taken := super().dequeue_job_and_maintain_ttl(timeout, DEQUEUE):
                return taken
        return None

    @override
    def execute_job(self, job: Job, queue: Queue) -> None:
        assert isinstance(job, RegisteredJob)  # noqa: S101
        job.functions = self._functions
        self._in_hand = job
        try:
            super().execute_job(job, queue)
        finally:
            self._in_hand = None

    @override
    def handle_job_success(
        self, job: Job, queue: Queue, started_job_registry: StartedJobRegistry
    ) -> None:
        with self._unless_ended_elsewhere(job):
            super().handle_job_success(job, queue, started_job_registry)

    @override
    def handle_job_failure(
        self,
        job: Job,
        queue: Queue,
        started_job_registry: StartedJobRegistry | None = None,
        exc_string: str = "",
    ) -> None:
        with self._unless_ended_elsewhere(job):
            super().handle_job_failure(job, queue, started_job_registry, exc_string)

    @contextmanager
    def _unless_ended_elsewhere(self, job: Job) -> Iterator[None]:
        """Whoever was stopped for longer than its lease may find that another has ended the job."""
        try:
            yield
        except InvalidJobOperation:
            log.info("a job was ended by another worker meanwhile", job=job.id)
            with self.connection.pipeline() as pipeline:
                self.cleanup_execution(job, pipeline)
                # Nothing but the time of our last heartbeat.
                pipeline.delete(job.key)
                pipeline.execute()

    @override
    def clean_registries(self) -> None:
        started = self.queues[0].started_job_registry.key
        for entry in cast(list[bytes], self.connection.zrange(started, 0, -1)):
            id, _, execution = entry.partition(b":")
            if read_id(id) is None or not execution.isalnum():
                log.error("an entry of the jobs in hand makes no sense")
                self.connection.zrem(started, entry)
        super().clean_registries()  # type: ignore[no-untyped-call]

    def _failed(self, job: Job, *_: object) -> bool:
        if not job.retries_left:
            self._on_lost(job.id)
        return True

    @override
    def _install_signal_handlers(self) -> None:
        """Signals are for the main thread, which sets `stopping`."""

    @override
    def subscribe(self) -> None:
        """RQ's remote commands, by one more thread and connection, are not for us."""

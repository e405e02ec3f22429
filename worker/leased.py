"""RQ's worker as we use it: it holds each job under a lease, so that a dead one's is taken over.

All that is overridden of RQ is overridden here and in `registered.py`:

    LeasedWorker      heartbeats and their leases, stopping, failures, signals, remote commands
    KnownExecutions   who has a job in hand: leases that have run out do not count
    RegisteredJob     what a job may call: registered functions alone, no callbacks, no webhooks
    TakenJobs         how soon a job is put back that a worker took from the queue and died with
    LeasedQueue       entries that are no ids; how often maintenance may run

Each override is marked with `@override`, so that mypy finds those that RQ no longer has;
`tests/worker/test_leased.py` finds those that RQ no longer calls. RQ is pinned below 3.
"""

# mypy: enable-error-code="explicit-override"

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import cast

import structlog
from redis import Redis
from redis.client import Pipeline
from rq import Queue, SimpleWorker
from rq.exceptions import InvalidJobOperation, StopRequested
from rq.job import Job
from rq.registry import StartedJobRegistry
from rq.serializers import JSONSerializer
from rq.timeouts import TimerDeathPenalty
from typing_extensions import override

from worker.queue.draw_queue import QUEUE
from worker.queue.jobs import read_id
from worker.registered import MAINTENANCE, TAKING, Functions, LeasedQueue, RegisteredJob

log = structlog.get_logger()

#: Seconds that an idle worker waits for a job before it looks around.
DEQUEUE = 1


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
            # RQ's method, not our override, which raises StopRequested once the lane is to stop and
            # its job has ended: that may have happened by now, and this is another thread.
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
        """A worker that stood still for longer than its lease may find the job ended by another."""
        try:
            yield
        except InvalidJobOperation:
            log.info("a job was ended by another worker meanwhile", job=job.id)
            with self.connection.pipeline() as pipeline:
                self.cleanup_execution(job, pipeline)
                # Our last heartbeat has written this key again; there is nothing else in it.
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

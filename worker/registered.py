"""RQ's jobs and queue as we use them: only registered functions run, and rubbish is removed.

What is overridden of RQ is marked with `@override`; `leased.py` lists it.
"""

# mypy: enable-error-code="explicit-override"

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from types import MappingProxyType
from typing import Any, cast

import structlog
from redis import Redis
from redis.exceptions import ConnectionError, TimeoutError
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.executions import Execution, ExecutionRegistry
from rq.intermediate_queue import IntermediateQueue
from rq.job import Job
from rq.utils import now
from typing_extensions import override

from worker.queue.jobs import read_id
from worker.queue.logs import whereabouts

log = structlog.get_logger()

Functions = Mapping[str, Callable[[str], None]]

#: Seconds between two looks at what dead workers left behind.
MAINTENANCE = 2
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

"""Accepts jobs, keeps their places in the line, and records the one answer that each job gets.

The keys are those of `records.py`.
"""

import time
from contextlib import suppress
from typing import cast
from uuid import uuid4

import structlog
from pydantic import ValidationError
from redis import Redis, WatchError
from redis.client import Pipeline
from redis.exceptions import ConnectionError, OutOfMemoryError
from redis.typing import EncodableT, KeyT
from rq.job import Job

from model.contract.errors import Forgotten, TurnedAway
from worker.queue import scripts
from worker.queue.broker import danger
from worker.queue.draw_queue import draw_queue, enqueue
from worker.queue.figures import DRAWN, figures_key
from worker.queue.jobs import DrawRequest, Outcome, Platform, UnreadableRequest, problem, read_id
from worker.queue.line import DEADLINES, PEOPLE, SEVERAL, Line, Place, place_of
from worker.queue.records import SHOWN, Records
from worker.queue.settings import QueueSettings

log = structlog.get_logger()

#: The kinds of keys that `scripts.SETTLE` takes of a job, in its order.
SETTLED = ("request", "photo", "example", "picture", "outcome")
#: How often accepting a job is tried while the connection to the broker breaks.
TRIES = 3
#: How long ids and orders are kept: Telegram and Discord may repeat an update for a day.
DAY = 24 * 3600
#: How a person's mark begins after `withdraw`.
WITHDRAWN = "withdrawn-"
#: Seconds that we remember that a person used /forget_me: no photo is on its way for longer.
MARK_LIFE = 3600


class Ledger(Records):
    """Blocking; from asyncio call it in a thread. One ledger may serve many threads.

    Raises OperatorError when there is no secret for pseudonyms.
    """

    def __init__(self, redis: Redis, settings: QueueSettings) -> None:
        super().__init__(redis, settings)
        self._queue = draw_queue(redis)
        self._settle = redis.register_script(scripts.SETTLE)
        self._forget = redis.register_script(scripts.FORGET)
        self._danger: str | None = None
        self._line = Line(redis, self._queue.key, settings)

    def accept(
        self,
        request: DrawRequest,
        photo: bytes,
        example: bytes | None = None,
        mark: str | None = None,
    ) -> Place | None:
        """Take the job on and return its place in the line.

        People take turns: whoever has more open jobs stands further behind.
        Idempotent by `request.id`, for a day: a second call changes nothing and returns the place
        (None when the job has been answered). The id must not tell who the person is.
        Raises TurnedAway as `admit` does, Forgotten when the person was forgotten since `mark` was
        theirs, or took back what they had asked for, and ConnectionError when the broker cannot be
        reached: then nobody knows whether the job was taken on.
        """
        seen = f"artline:seen:{request.id}"
        forgotten = self._forgotten(request.address.platform, request.address.person)
        for _ in range(TRIES):
            try:
                with self.redis.pipeline() as pipeline:
                    pipeline.watch(seen, forgotten)  # type: ignore[no-untyped-call]
                    if mark not in (None, now := _text(pipeline.get(forgotten))):
                        stopped = now.startswith(WITHDRAWN)
                        raise Forgotten("stopped-meanwhile" if stopped else "forgotten-meanwhile")
                    if pipeline.exists(seen):
                        return self.place(request.id)
                    pause = self._line.admit(self._whose(request), request.drawings)
                    pipeline.multi()
                    self._record(request, photo, example, pause, pipeline)
                    return place_of(pipeline.execute()[-1], pause)
            except OutOfMemoryError:
                # Without its cause: redis-py quotes the command, that is the photo.
                raise TurnedAway("busy") from None
            except WatchError:
                # The same update, delivered twice at once, and the other delivery was faster; or
                # else the connection broke: redis-py calls that by the same name, and whether the
                # job has been recorded shows in the next round.
                continue
        raise ConnectionError("the broker breaks off whenever a job is to be recorded")

    def admit(self, request: DrawRequest) -> None:
        """Whether the job could be taken on now, or was before: to spare a download in vain.

        Raises TurnedAway("no-worker") when nobody draws, and TurnedAway("busy") when the wait would
        be too long, or the line or the broker's memory is full.
        """
        if not self.redis.exists(f"artline:seen:{request.id}"):
            self._line.admit(self._whose(request), request.drawings)

    def waiting(self) -> int:
        """How many jobs are open: waiting or in hand."""
        return self._line.open()

    def place(self, id: str) -> Place | None:
        """The place in the line; None when answered or unknown."""
        return self._line.place(id) if self.redis.exists(f"artline:request:{id}") else None

    def deadline(self, id: str) -> float | None:
        """The Unix time by which an open job must be answered; None when it has been."""
        return self.redis.zscore(DEADLINES, id)

    def request(self, id: str) -> DrawRequest | None:
        """The request, as long as it is open: accepted, not answered, not forgotten.

        None too for one that another version of this program has written so that this one cannot
        read it; its person is told that it did not work out.
        """
        request = self._read("request", id)
        if request is None and (found := self.redis.get(f"artline:request:{id}")):
            self._apologise(found)
        return request

    def settle(self, outcome: Outcome, picture: bytes | None = None) -> bool:
        """Give the one answer. False, and nothing changes, when there is one or it was forgotten.

        One atomic step: keep the picture, hand the outcome to the courier, drop photo and request,
        and count it for the owners (`worker/queue/figures.py`).
        """
        id, address, now = outcome.id, outcome.address, time.time()
        keys: list[KeyT] = [
            *(f"artline:{kind}:{id}" for kind in SETTLED),
            f"artline:outcomes:{address.platform}",
            DEADLINES,
            PEOPLE,
            SEVERAL,
            self._queue.key,
            Job.key_for(id),
            figures_key(now),
            f"artline:persons:{id}",
        ]
        keep = self.settings.undelivered_hours * 3600
        person = self._person(address.platform, address.person)
        result = outcome.problem or DRAWN
        answer = outcome.model_dump_json()
        people = "" if outcome.people is None else outcome.people
        shown = SHOWN.dump_json(outcome.shown)
        args: list[EncodableT] = [
            *(id, answer, keep, person, picture or b"", shown, result, now),
            *(people, DAY),
        ]
        return bool(self._settle(keys=keys, args=args))

    def sweep(self, now: float) -> int:
        """Answer "too-late" to every open request past its deadline; returns how many.

        Bots and workers call it every few seconds. It also publishes a mark of their secret, so
        that others notice a different one, and checks how the broker treats a full memory.
        """
        self.pseudonyms.show(self.redis, now)
        self._warn_of_danger()
        overdue = cast(list[bytes], self.redis.zrangebyscore(DEADLINES, "-inf", now))
        return sum(self._expire(entry) for entry in overdue)

    def withdraw(self, platform: Platform, person: str, id: str | None = None) -> int:
        """Answer all open requests of a person, or one, with "withdrawn"; returns how many.

        A job that waits leaves the line; of one that is being drawn the drawing is dropped. Unless
        a single one is meant, what is on its way to `accept` is refused there.
        """
        if id is not None:
            return self._withdraw_one(platform, person, id)
        mark = f"{WITHDRAWN}{uuid4().hex}"
        self.redis.set(self._forgotten(platform, person), mark, ex=MARK_LIFE)
        requests = filter(None, map(self.request, self.jobs(platform, person)))
        return sum(self.settle(problem(request, "withdrawn")) for request in requests)

    def _withdraw_one(self, platform: Platform, person: str, id: str) -> int:
        request = self.request(id)
        whose = (request.address.platform, request.address.person) if request else None
        if request is None or whose != (platform, person):
            return 0
        return int(self.settle(problem(request, "withdrawn")))

    def forget(self, platform: Platform, person: str) -> int:
        """Remove all that we hold of a person, now; returns how many jobs that were.

        Waiting jobs, photos, pictures, answers not delivered yet, and every note about them. Jobs
        of which nothing but notes was left do not count. A job that is being drawn neither delivers
        nor stores anything afterwards, and what is on its way to `accept` is refused there.
        """
        gone = self._forget_now(platform, person)
        # Only now, since removing makes room for it; what was accepted meanwhile goes too.
        self.redis.set(self._forgotten(platform, person), uuid4().hex, ex=MARK_LIFE)
        return gone + self._forget_now(platform, person)

    def _forget_now(self, platform: Platform, person: str) -> int:
        keys = [self._jobs(platform, person), DEADLINES, PEOPLE, SEVERAL, self._queue.key]
        return int(self._forget(keys=keys, args=[Job.redis_job_namespace_prefix]))

    def mark(self, platform: Platform, person: str) -> str:
        """A text that changes with `forget` and `withdraw`, by which `accept` sees that; or "".

        It is kept for MARK_LIFE seconds.
        """
        return _text(self.redis.get(self._forgotten(platform, person)))

    def _apologise(self, found: bytes | str) -> None:
        """Answers a request that cannot be read, if at least its address can."""
        with suppress(ValidationError):
            request = UnreadableRequest.model_validate_json(found)
            self.settle(Outcome(id=request.id, address=request.address, problem="went-wrong"))

    def _record(
        self,
        request: DrawRequest,
        photo: bytes,
        example: bytes | None,
        pause: float,
        pipeline: Pipeline,
    ) -> None:
        now = time.time()
        photo_seconds = self.settings.photo_seconds
        person = self._jobs(request.address.platform, request.address.person)
        pipeline.set(f"artline:seen:{request.id}", b"", ex=DAY)
        for kind in ("request", "order"):
            pipeline.set(f"artline:{kind}:{request.id}", request.model_dump_json(), ex=DAY)
        pipeline.set(f"artline:photo:{request.id}", photo, ex=photo_seconds)
        if example is not None:
            pipeline.set(f"artline:example:{request.id}", example, ex=photo_seconds)
        pipeline.zremrangebyscore(person, 0, now)
        pipeline.zadd(person, {request.id: now + self._longest_life})
        pipeline.expire(person, self._longest_life)
        enqueue(self._queue, request.id, self.settings.retries, pipeline)
        whose, due, drawings = self._whose(request), request.deadline, request.drawings
        self._line.take_turn(request.id, whose, due, pause, drawings, pipeline)

    def _whose(self, request: DrawRequest) -> str:
        return self._person(request.address.platform, request.address.person)

    @property
    def _longest_life(self) -> int:
        """Seconds from acceptance until the last trace of a job has expired."""
        settings = self.settings
        return DAY + settings.undelivered_hours * 3600 + settings.picture_minutes * 60

    def _warn_of_danger(self) -> None:
        """The broker's policy may have been changed since we connected: log each change once.

        We go on meanwhile: no jobs are taken on long before its memory is full (`line.py`).
        """
        found = danger(self.redis.info("memory"))
        if found and found != self._danger:
            log.error(found)
        if self._danger and not found:
            log.warning("the broker keeps what it holds again")
        self._danger = found

    def _expire(self, entry: bytes) -> bool:
        id = read_id(entry)
        request = id and self.request(id)
        if not request:
            self.redis.zrem(DEADLINES, entry)
            self.redis.hdel(PEOPLE, cast(str, entry))
            self.redis.hdel(SEVERAL, cast(str, entry))
            self.redis.delete(*(f"artline:{kind}:{id}" for kind in ("request", "photo", "example")))
            return False
        return self.settle(problem(request, "too-late"))


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else ""

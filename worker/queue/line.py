"""The line: who is next, how long each has to wait, and who can be taken on.

    artline:people     open ids and the pseudonyms of their people, for a fair line
    artline:deadlines  open ids by deadline, for the sweeper
    artline:several    of open ids that are more than one drawing, how many

The waiting ids themselves are RQ's queue. A job's deadline is `deadline_seconds` after its turn
is expected, and its turn is expected after the jobs ahead of it: their drawings, times the seconds
that one takes, divided by the lanes of all workers.

Nobody is taken on who would have to wait for longer than `longest_wait_seconds`, and no job is
overtaken that would have to wait for longer then. To leave room for being overtaken, a further job
of somebody who has one open is taken on only while it would have to wait for OVERTAKEN of that
time at most.
"""

from dataclasses import dataclass
from typing import cast

import structlog
from redis import Redis
from redis.client import Pipeline
from redis.typing import EncodableT

from model.contract.errors import TurnedAway
from worker.queue.broker import share_used
from worker.queue.scripts import TAKE_TURN, TURN
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers, seconds_a_place

log = structlog.get_logger()

DEADLINES = "artline:deadlines"
PEOPLE = "artline:people"
SEVERAL = "artline:several"
#: Share of the longest wait, for jobs that others may overtake.
OVERTAKEN = 0.5
#: Share of the broker's memory past which no job is taken on: what is left is for the answers.
FULL = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job stands in the line."""

    #: Jobs that wait before it; 0 is next, or being drawn.
    ahead: int
    #: Seconds until its turn is expected to come.
    wait: float


class Line:
    """The jobs that wait in one of RQ's queues. Blocking, like the ledger."""

    def __init__(self, redis: Redis, queue: str, settings: QueueSettings) -> None:
        self._redis = redis
        self._keys = [queue, PEOPLE, DEADLINES, SEVERAL]
        self._settings = settings
        self._workers = Workers(redis)
        self._turn = redis.register_script(TURN)

    def admit(self, person: str, drawings: int = 1) -> float:
        """Find room for a job of so many drawings for a pseudonym; returns what each costs, in s.

        Raises TurnedAway("no-worker") when nobody draws, and TurnedAway("busy") when the job would
        have to wait too long, or the line or the broker's memory is full.
        """
        pause = seconds_a_place(self._workers.ready().values())
        if pause is None:
            raise TurnedAway("no-worker")
        longest = self._settings.longest_wait_seconds
        args: list[EncodableT] = [person, pause, longest, drawings]
        ahead, before, open_already = self._turn(keys=self._keys, args=args)
        full = share_used(self._redis.info("memory")) > FULL
        crowded = self.open() >= self._settings.queue_limit
        limit = longest * OVERTAKEN if open_already else longest
        if full or crowded or place_of([ahead, before], pause).wait > limit:
            raise TurnedAway("busy")
        return pause

    def take_turn(
        self, id: str, person: str, due: float, pause: float, drawings: int, pipeline: Pipeline
    ) -> None:
        """Move the job that RQ has just queued to its turn, and note its deadline.

        `due` is the Unix time by which it should be answered if nobody were ahead. The result,
        among those of the pipeline, is for `Line.place_of`.
        """
        # By its text: a transaction goes on when it meets a script that the broker has forgotten.
        longest = self._settings.longest_wait_seconds
        args: list[EncodableT] = [person, pause, longest, drawings, id, due]
        pipeline.eval(TAKE_TURN, len(self._keys), *self._keys, *args)

    def open(self) -> int:
        """How many jobs are open: waiting or being drawn."""
        return self._redis.zcard(DEADLINES)

    def place(self, id: str) -> Place:
        """Where an open job stands now."""
        line = cast(list[bytes], self._redis.lrange(self._keys[0], 0, -1))
        ahead = line.index(id.encode()) if id.encode() in line else 0
        several = cast(dict[bytes, bytes], self._redis.hgetall(SEVERAL))
        # All that is open, but for this job and those behind it.
        later = {id.encode(), *line[ahead:]}
        more = sum(int(count) - 1 for one, count in several.items() if one not in later)
        in_hand = max(0, self.open() - len(line))
        pause = seconds_a_place(self._workers.ready().values()) or 0.0
        return place_of([ahead, ahead + in_hand + more], pause)


def place_of(turn: list[int], pause: float) -> Place:
    """The place, by how many jobs wait ahead, and how many drawings come first, as scripts say."""
    ahead, drawings = turn
    return Place(ahead, max(0, drawings) * pause)

"""Several photos of one message are answered by one message, with the drawings in their order.

    artline:discord:album:{job}    the jobs of its album in their order, with blanks between
    artline:discord:settled:{job}  of an album's first job: a hash of those that have an answer, and
                                   why there is no drawing, as JSON; null where there is one

The drawings are shown once all jobs have their answers: only then is it clear what the message
shows, so that sending it again changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from redis.asyncio import Redis

from bots.desk.together import Together
from bots.words import say
from worker.queue.jobs import Outcome

#: Photos in a message at most, on Discord.
LARGEST = 10


class Reason(NamedTuple):
    """Why there is no drawing: a sentence, and what fills its placeholders."""

    key: str
    values: Mapping[str, int | str]


#: The jobs of an album in their order, with why there is no drawing.
Settled = Mapping[str, Reason | None]


class Albums(Together):
    """Knows which jobs belong together; that expires after `seconds`."""

    def __init__(self, redis: Redis, seconds: int) -> None:
        super().__init__(redis, "artline:discord:album:", "artline:discord:settled:", seconds)

    async def answered(self, ids: Sequence[str], outcome: Outcome) -> Settled:
        """Notes that a job of an album has its answer; returns all that have one by now."""
        problem = outcome.problem
        reason = json.dumps(Reason(problem, outcome.values) if problem else None)
        found = await self.settle(ids, outcome.id, reason)
        reasons = {id: json.loads(one) for id, one in found.items()}
        return {id: why and Reason(*why) for id, why in reasons.items()}


def reasons_why_not(settled: Settled, locale: str) -> list[str]:
    """A sentence for each photo of an album that could not be drawn, with its number."""
    numbered = enumerate(settled.values(), 1)
    return [f"{n}. {say(locale, why.key, why.values)}" for n, why in numbered if why]

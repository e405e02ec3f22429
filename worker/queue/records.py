"""What is kept of jobs, and how it is read.

    artline:request:{id}              the open request; without it: answered, or forgotten
    artline:photo:{id}                its photo, for `QueueSettings.photo_seconds`
    artline:example:{id}              a second picture, whose colours are wanted
    artline:order:{id}                the request once more, for a day: to draw it again otherwise
    artline:persons:{id}              how many people were found in its photo, for a day
    artline:seen:{id}                 this id was accepted once: a second time changes nothing
    artline:deadlines, people         open ids, by deadline and by person (`line.py`)
    artline:several                   of those that are several drawings, how many
    artline:outcome:{id}              the answer, until it is delivered
    artline:outcomes:{platform}       ids of answers to deliver, a stream (`outcomes.py`)
    artline:picture:{id}              the picture, whose it is, and what it shows
    artline:jobs:{pseudonym}          ids that belong to a person, for `forget`
    artline:forgotten:{pseudonym}     the person's mark, for an hour after `forget` or `withdraw`
    artline:claim:{id}, status:{id}   written by the bots (`bots/desk/status.py`): which message
    artline:drawing:{pseudonym}       says "on it" for which job; here because `forget` removes them
    artline:shared:{id}               removed likewise; written by `bots/telegram/shared.py`, and
    artline:pack:{id}, packed:{id}, sticker:{id}       by `packing.py` there

Pseudonyms are those of `pseudonyms.py`. Everything that holds photographs or says something of a
person expires by itself: `ledger.py` says after how long.
"""

from itertools import islice
from typing import NamedTuple, cast

import structlog
from pydantic import TypeAdapter, ValidationError
from redis import Redis

from model.contract.shown import Shown
from worker.queue.jobs import DrawRequest, Platform, read_id, read_shown
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings

log = structlog.get_logger()


#: Reads and writes it as JSON.
SHOWN = TypeAdapter[Shown | None](Shown | None)


class Picture(NamedTuple):
    """A finished file, and what it shows, as far as that is known."""

    content: bytes
    shown: Shown | None = None


class Records:
    """Reads what `worker.queue.ledger.Ledger` writes. Blocking.

    `redis`, `settings` and `pseudonyms` are for what is kept beside them: limits, preferences,
    figures. Raises OperatorError when there is no secret for pseudonyms.
    """

    def __init__(self, redis: Redis, settings: QueueSettings) -> None:
        self.redis = redis
        self.settings = settings
        self.pseudonyms = Pseudonyms.by(settings)

    def order(self, id: str, platform: Platform, person: str) -> DrawRequest | None:
        """What the person asked for within the last day; None for anybody else.

        Once it is drawn, with how many people were found in the photo.
        """
        order = self._read("order", id)
        if order is None or (order.address.platform, order.address.person) != (platform, person):
            return None
        found = self.redis.get(f"artline:persons:{id}")
        return order if found is None else order.model_copy(update={"people": int(found)})

    def last_order(
        self, platform: Platform, person: str, chat: str, private: bool = False
    ) -> DrawRequest | None:
        """What the person asked for last in a chat, within the last day.

        `private`: or elsewhere, for themselves alone.
        """
        orders = (self.order(id, platform, person) for id in self.jobs(platform, person))
        found = (
            order
            for order in filter(None, orders)
            if order.address.chat == chat or (private and order.address.private)
        )
        return next(found, None)

    def photo(self, id: str) -> bytes | None:
        """The photo of an open request, as it was sent."""
        return cast(bytes | None, self.redis.get(f"artline:photo:{id}"))

    def example(self, id: str) -> bytes | None:
        """The second picture of an open request, as it was sent; None when there is none."""
        return cast(bytes | None, self.redis.get(f"artline:example:{id}"))

    def picture(self, id: str, platform: Platform, person: str) -> Picture | None:
        """The file, for the person who asked for it; None for anybody else, and once it is gone."""
        fields = ["person", "content", "shown"]
        whose, content, shown = self.redis.hmget(f"artline:picture:{id}", fields)
        if whose != self._person(platform, person).encode():
            return None
        return Picture(cast(bytes, content), read_shown(shown or b"null", SHOWN.validate_json))

    def drawings(self, platform: Platform, person: str, count: int) -> list[Picture]:
        """The files of a person's last drawings that are still kept, newest first."""
        ids = self.jobs(platform, person)
        found = (self.picture(id, platform, person) for id in ids)
        return list(islice(filter(None, found), count))

    def jobs(self, platform: Platform, person: str) -> list[str]:
        """The ids of a person's jobs of the last day, newest first."""
        ids = cast(list[bytes], self.redis.zrevrange(self._jobs(platform, person), 0, -1))
        return [id for id in map(read_id, ids) if id is not None]

    def _read(self, kind: str, id: str) -> DrawRequest | None:
        """None too for what another version of this program has written and this cannot read."""
        found = self.redis.get(f"artline:{kind}:{id}")
        if found is None:
            return None
        try:
            return DrawRequest.model_validate_json(found)
        except ValidationError:
            # Without its cause, which quotes who asked.
            log.error("a request cannot be read", job=id, kind=kind)
            return None

    def _person(self, platform: Platform, person: str) -> str:
        return self.pseudonyms.of("person", platform, person)

    def _jobs(self, platform: Platform, person: str) -> str:
        return f"artline:jobs:{self._person(platform, person)}"

    def _forgotten(self, platform: Platform, person: str) -> str:
        return f"artline:forgotten:{self._person(platform, person)}"

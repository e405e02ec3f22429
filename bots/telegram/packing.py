"""The stickers of one pack are gathered until all are drawn, and then go into it together.

    artline:pack:{job}     the jobs of its pack in their order, with blanks between
    artline:packed:{job}   of a pack's first job: a hash of those that have an answer, as JSON
    artline:sticker:{job}  the id of a sticker's file at Telegram

One message answers for all: that of the first job. Whatever is repeated after a failure changes
nothing, since Telegram does not add the same file twice. The ledger removes these keys with all
else when a person wants to be forgotten.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import structlog
from redis.asyncio import Redis
from telegram.error import BadRequest, Forbidden

from bots.desk.answers import wish_behind
from bots.desk.desk import Desk
from bots.desk.together import Together
from bots.telegram.shared import Shareable, Shared
from bots.telegram.sticker_kinds import emoji_of
from bots.telegram.sticker_packs import Pack, Sticker, StickerPacks
from model.contract.errors import PersonError
from worker.queue.jobs import Outcome
from worker.queue.logs import whereabouts
from worker.queue.outcomes import Delivery

log = structlog.get_logger()


class _Settled(NamedTuple):
    """What came of a job: its sticker, or else the sentence that says why there is none."""

    file: str
    emoji: tuple[str, ...]
    problem: str
    values: Mapping[str, int | str]


class Packing:
    """Knows which jobs make a pack together; that expires after `seconds`."""

    def __init__(
        self, redis: Redis, desk: Desk, packs: StickerPacks, shared: Shared, seconds: int
    ) -> None:
        self._redis = redis
        #: The jobs of a pack.
        self.together = Together(redis, "artline:pack:", "artline:packed:", seconds)
        self._desk = desk
        self._packs = packs
        self._shared = shared
        self._seconds = seconds

    async def add(
        self, job: str, person: str, locale: str, sticker: bytes, emoji: Sequence[str]
    ) -> Pack:
        """Adds one sticker, drawn by a job. Raises PersonError as `StickerPacks.add` does."""
        file = await self._uploaded(job, person, sticker)
        pack = await self._packs.add(person, locale, [Sticker(file, tuple(emoji))])
        await self._share([job], pack)
        return pack

    async def gathered(self, delivery: Delivery) -> Delivery | None:
        """What is to be delivered: the answer itself, if its job is of no pack.

        Of a pack, when the last of its jobs has its answer, a sentence that answers for all, in the
        name of the first; None before.
        """
        ids = await self.together.of(delivery.outcome.id)
        if not ids:
            return delivery
        settled = await self._settle(ids, delivery)
        if len(settled) < len(ids):
            return None
        first = delivery.outcome.model_copy(update={"id": ids[0]})
        stickers = {id: Sticker(one.file, one.emoji) for id, one in settled.items() if one.file}
        if not stickers:
            missing = settled[ids[0]]
            return _in_words(first, missing.problem, missing.values)
        return await self._made(first, stickers)

    async def _made(self, first: Outcome, stickers: Mapping[str, Sticker]) -> Delivery:
        person, locale = first.address.person, first.address.locale
        try:
            pack = await self._packs.add(person, locale, [*stickers.values()])
        except PersonError as error:
            return _in_words(first, error.key, error.values)
        except (BadRequest, Forbidden) as error:
            log.warning("no pack made", error=whereabouts(error))
            return _in_words(first, "went-wrong", {})
        await self._share([*stickers], pack)
        return _in_words(first, "pack-made", {"count": len(stickers), "url": pack.url})

    async def _settle(self, ids: Sequence[str], delivery: Delivery) -> dict[str, _Settled]:
        """Notes an answer; returns all that there are by now, in the order of their jobs."""
        answer = json.dumps(await self._settled(delivery))
        found = await self.together.settle(ids, delivery.outcome.id, answer)
        return {id: _Settled(*json.loads(one)) for id, one in found.items()}

    async def _settled(self, delivery: Delivery) -> _Settled:
        outcome, picture = delivery.outcome, delivery.picture
        if picture is None:
            return _Settled("", (), outcome.problem or "picture-gone", outcome.values)
        try:
            file = await self._uploaded(outcome.id, outcome.address.person, picture)
        except PersonError as error:
            return _Settled("", (), error.key, error.values)
        except (BadRequest, Forbidden) as error:
            log.warning("a sticker is refused", job=outcome.id, error=whereabouts(error))
            return _Settled("", (), "went-wrong", {})
        return _Settled(file, emoji_of(await wish_behind(self._desk, outcome)), "", {})

    async def _uploaded(self, job: str, person: str, sticker: bytes) -> str:
        """The id of a sticker's file at Telegram: the same again for the same job."""
        key = f"artline:sticker:{job}"
        if found := cast(bytes | None, await self._redis.get(key)):
            return found.decode()
        file = await self._packs.upload(person, sticker)
        await self._redis.set(key, file, ex=self._seconds)
        return file

    async def _share(self, jobs: Sequence[str], pack: Pack) -> None:
        """What went into a pack last can be sent on, by the file that Telegram has made of it."""
        for job, file in zip(jobs, pack.files[-len(jobs) :], strict=False):
            await self._shared.keep(Shareable(job, "sticker", file))


def _in_words(outcome: Outcome, key: str, values: Mapping[str, int | str]) -> Delivery:
    return Delivery(outcome.model_copy(update={"problem": key, "values": dict(values)}), None)

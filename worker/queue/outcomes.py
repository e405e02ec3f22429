"""Answers on their way to one platform."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog
from pydantic import ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from model.contract.errors import ArtlineError, TryLater
from worker.queue.broker import cancelled, share_used
from worker.queue.jobs import Address, Outcome, Platform, UnreadableRequest
from worker.queue.logs import whereabouts
from worker.queue.outcome_stream import OutcomeStream
from worker.queue.settings import QueueSettings

log = structlog.get_logger()

#: Deliveries at once in all chats, and in one chat, so that a group that its platform slows down
#: does not hold up everybody else; and answers that one bot may claim, with those that wait.
AT_ONCE, IN_ONE_CHAT, HELD = 16, 2, 500
#: Share of the broker's memory past which delivered pictures are kept for so many seconds only.
CROWDED, CROWDED_LIFE = 0.5, 60
#: Tries after which we give up on an answer that cannot be read, and tell the person so.
UNREADABLE = 4
#: How often what is in hand is held again within a lease, before others may take it for abandoned.
HOLDS = 3


class Undeliverable(ArtlineError):
    """No further try can deliver this answer: the person blocked the bot, the chat is gone."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One answer to deliver now."""

    outcome: Outcome
    #: The file, a PNG or what else was asked for; None when the outcome is a problem.
    picture: bytes | None


Deliver = Callable[[Delivery], Awaitable[None]]


class Outcomes:
    """The answers for one platform, a stream read with a consumer group by any number of bots.

        async def deliver(delivery: Delivery) -> None: ...   # send; return when it is sent
        await Outcomes(redis, "telegram", settings).serve(deliver)   # until cancelled

    `deliver` runs as several tasks at once, for one chat as two at most. When it returns, the
    answer is done with; its picture stays for `picture_minutes`, or for a minute where the broker's
    memory runs short. When it raises Undeliverable, answer and picture are dropped; when it raises
    TryLater, it is tried again then. When it raises anything else it is tried again with growing
    pauses, for `undelivered_hours`. What a dead bot held is delivered by the others, or by itself
    once it is back. All failures are logged.
    """

    def __init__(self, redis: Redis, platform: Platform, settings: QueueSettings) -> None:
        self._redis = redis
        self._stream = OutcomeStream(redis, platform, settings.lease_seconds)
        self._lease = settings.lease_seconds
        self._picture_life = settings.picture_minutes * 60
        self._in_hand: dict[bytes, asyncio.Task[None]] = {}
        self._begun: set[bytes] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    async def serve(self, deliver: Deliver) -> None:
        """Deliver until cancelled; then finish the deliveries in hand."""
        holding = asyncio.create_task(self._hold())
        try:
            while not cancelled():
                try:
                    await self._round(deliver)
                except RedisError as error:
                    log.warning("broker lost", error=whereabouts(error))
                    await asyncio.sleep(1)
        finally:
            for entry, task in self._in_hand.items():
                if entry not in self._begun:  # Another bot delivers it.
                    task.cancel()
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
            holding.cancel()

    async def _round(self, deliver: Deliver) -> None:
        if not self._room:
            await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
        for entry, id, attempt in await self._stream.read(self._room):
            if entry in self._in_hand:  # Our own lease ran out before we renewed it.
                continue
            task = asyncio.create_task(self._deliver(entry, id, attempt, deliver))
            self._in_hand[entry] = task
            task.add_done_callback(partial(self._drop, entry))

    def _drop(self, entry: bytes, task: asyncio.Task[None]) -> None:
        del self._in_hand[entry]
        self._begun.discard(entry)
        if not task.cancelled() and (error := task.exception()):
            log.warning("broker lost", error=whereabouts(error))

    @property
    def _room(self) -> int:
        return HELD - len(self._in_hand)

    async def _hold(self) -> None:
        """Keep the idle time of what is in hand low, so that nobody else claims it."""
        while not cancelled():
            await asyncio.sleep(self._lease / HOLDS)
            if not self._in_hand:
                continue
            try:
                await self._stream.hold(self._in_hand)
            except RedisError as error:
                log.warning("broker lost", error=whereabouts(error))

    async def _deliver(self, entry: bytes, id: str, attempt: int, deliver: Deliver) -> None:
        try:
            outcome = await self._outcome(id, attempt)
        except ValidationError:
            # Without its cause, which quotes who asked. A bot of another version may know better.
            log.error("an answer cannot be read", job=id, attempt=attempt)
            return
        chat = _chat(outcome.address) if outcome else ""
        turn = self._turns.setdefault(chat, asyncio.Semaphore(IN_ONE_CHAT))
        async with turn:
            # It holds no slot meanwhile, so that only this chat waits.
            while wait := await self._in_a_slot(entry, id, attempt, deliver):
                await asyncio.sleep(wait)

    async def _in_a_slot(
        self, entry: bytes, id: str, attempt: int, deliver: Deliver
    ) -> float | None:
        """How many seconds to wait before the next try, if there is to be one."""
        async with self._slots:
            self._begun.add(entry)
            try:
                await self._deliver_now(entry, id, attempt, deliver)
            except TryLater as error:
                log.info("answer waits for its chat", job=id, seconds=error.seconds)
                return error.seconds
            finally:
                self._begun.discard(entry)
        return None

    async def _deliver_now(self, entry: bytes, id: str, attempt: int, deliver: Deliver) -> None:
        """Raises TryLater."""
        delivery = await self._delivery(id, attempt)
        if delivery is None:
            log.warning("answer expired or forgotten before its delivery", job=id)
            return await self._done(entry, id)
        try:
            await deliver(delivery)
        except Undeliverable as error:
            log.warning("answer undeliverable", job=id, error=whereabouts(error))
            await self._redis.delete(f"artline:picture:{id}")
        except TryLater:
            raise
        except Exception as error:
            log.warning("delivery failed", job=id, attempt=attempt, error=whereabouts(error))
            return None
        return await self._done(entry, id)

    async def _outcome(self, id: str, attempt: int) -> Outcome | None:
        """Raises ValidationError for what another version of this program has written."""
        answer = await self._redis.get(f"artline:outcome:{id}")
        if answer is None:
            return None
        try:
            return Outcome.model_validate_json(answer)
        except ValidationError:
            if attempt <= UNREADABLE:
                raise
            whose = UnreadableRequest.model_validate_json(answer)
            return Outcome(id=id, address=whose.address, problem="went-wrong")

    async def _delivery(self, id: str, attempt: int) -> Delivery | None:
        """Read anew when its turn has come: in the meantime it may have been forgotten."""
        outcome = await self._outcome(id, attempt)
        if outcome is None:
            return None
        if outcome.problem is not None:
            return Delivery(outcome, None)
        picture: Any = await self._redis.hget(f"artline:picture:{id}", "content")
        return Delivery(outcome, picture)

    async def _done(self, entry: bytes, id: str) -> None:
        async with self._redis.pipeline(transaction=True) as pipeline:
            self._stream.remove(entry, pipeline)
            pipeline.delete(f"artline:outcome:{id}")
            pipeline.expire(f"artline:picture:{id}", await self._life_of_pictures())
            await pipeline.execute()

    async def _life_of_pictures(self) -> int:
        """Seconds; few where memory runs short, to leave it to what is not delivered yet."""
        crowded = share_used(await self._redis.info("memory")) > CROWDED
        return min(CROWDED_LIFE, self._picture_life) if crowded else self._picture_life


def _chat(address: Address) -> str:
    """The chat whose turn an answer waits for: the person's own, where only they see it."""
    return address.person if address.private else address.chat

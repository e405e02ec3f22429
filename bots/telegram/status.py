"""The message that says "on it" while a drawing is made; the answer takes its place.

    artline:telegram:claim:{id}   somebody is about to acknowledge this job
    artline:telegram:status:{id}  a list whose first element is the number of that message

This lies in Redis because the answer may come before the message has a number, and another bot
process, or this one after a restart, may be the one to deliver it.
"""

from redis.asyncio import Redis
from telegram import Bot, ReplyParameters

from worker.jobs import Address


class StatusMessages:
    """Sends status messages, and knows them by job id; the numbers expire after `seconds`."""

    def __init__(self, bot: Bot, redis: Redis, seconds: int) -> None:
        self._bot = bot
        self._redis = redis
        self._seconds = seconds

    async def claim(self, id: str) -> bool:
        """True for the first caller alone, so that a repeated update is acknowledged once."""
        key = f"artline:telegram:claim:{id}"
        return bool(await self._redis.set(key, b"", nx=True, ex=self._seconds))

    async def send(self, id: str, address: Address, text: str) -> int:
        """Replies with a status message; returns the one that counts, which is the first sent."""
        message = await self._bot.send_message(
            int(address.chat),
            text,
            message_thread_id=int(address.topic) if address.topic else None,
            reply_parameters=_reply(address),
        )
        first = await self._record(id, message.message_id)
        if first != message.message_id:
            await message.delete()
        return first

    async def wait(self, id: str, timeout: float) -> int | None:
        """The message that counts; None when none has been noted within `timeout` seconds."""
        # Moving the head of a list onto itself reads it without taking it away, and blocks.
        first = await self._redis.blmove(_key(id), _key(id), timeout, "LEFT", "LEFT")  # type: ignore[arg-type]
        return None if first is None else int(first)

    async def forget(self, id: str) -> None:
        """The message is gone; the next one sent counts."""
        await self._redis.delete(_key(id))

    async def _record(self, id: str, message: int) -> int:
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.rpush(_key(id), message)
            pipeline.expire(_key(id), self._seconds)
            pipeline.lindex(_key(id), 0)
            *_, first = await pipeline.execute()
        return int(first)


def _reply(address: Address) -> ReplyParameters | None:
    if address.message is None:
        return None
    return ReplyParameters(int(address.message), allow_sending_without_reply=True)


def _key(id: str) -> str:
    return f"artline:telegram:status:{id}"

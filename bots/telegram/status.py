"""Sends the message that says "on it" while a drawing is made."""

from redis.asyncio import Redis
from telegram import Bot, ReplyParameters

from bots.status import Status, StatusNotes
from worker.jobs import Address


class StatusMessages(StatusNotes):
    """Sends status messages, and knows them by job id; the notes expire after `seconds`."""

    def __init__(self, bot: Bot, redis: Redis, seconds: int) -> None:
        super().__init__(redis, seconds)
        self._bot = bot

    async def send(self, id: str, address: Address, text: str) -> Status:
        """Replies with a status message; returns the one that counts, which is the first sent."""
        message = await self._bot.send_message(
            int(address.chat),
            text,
            message_thread_id=int(address.topic) if address.topic else None,
            reply_parameters=_reply(address),
        )
        sent = Status(message.chat.id, message.message_id)
        first = await self.note(id, sent)
        if first != sent:
            await message.delete()
        return first


def _reply(address: Address) -> ReplyParameters | None:
    if address.message is None:
        return None
    return ReplyParameters(int(address.message), allow_sending_without_reply=True)

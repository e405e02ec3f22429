"""A bot, its broker, and the test in place of the worker: what tests of the chat need."""

import asyncio
import io
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self, cast

from PIL import Image
from redis import Redis

from model.contract.shown import Shown
from model.contract.styles import STYLES
from tests.patience import eventually, moved
from tests.programs import BotProgram
from tests.telegram_api import Chat, Person, TelegramApi
from tests.telegram_api.chats import Json
from worker.queue.draw_queue import QUEUE
from worker.queue.jobs import DrawRequest, Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings

SELFIE = (Path(__file__).parent / "photos" / "interfaces-0032.webp").read_bytes()

_SHADES = itertools.count(1)


@dataclass
class Scene:
    """Ana's private chat with a running bot, whose jobs the test itself draws."""

    api: TelegramApi
    bot: BotProgram
    ledger: Ledger
    redis: Redis
    ana: Person
    chat: Chat

    async def job(self) -> DrawRequest:
        """Takes the next job off the queue, as a worker would."""
        id = await asyncio.to_thread(moved, self.redis, f"rq:queue:{QUEUE}", "taken")
        assert id is not None, "nothing was accepted"
        request = self.ledger.request(id.decode())
        assert request is not None
        return request

    async def draw(self, size: tuple[int, int] = (60, 80)) -> bytes:
        """Answers the next job with a picture."""
        return self.settle(await self.job(), size)

    def settle(
        self,
        request: DrawRequest,
        size: tuple[int, int] = (60, 80),
        picture: bytes | None = None,
        people: int | None = None,
        shown: Shown | None = None,
    ) -> bytes:
        """Answers this job with a picture, unlike any other unless it is given."""
        picture = picture or png(size)
        width, height = size
        outcome = Outcome(
            id=request.id,
            address=request.address,
            caption=request.caption,
            transparent=request.wish.finish.paper is None,
            output=request.wish.output,
            styles=on_the_sheet(request),
            width=width,
            height=height,
            people=people,
            shown=shown,
        )
        assert self.ledger.settle(outcome, picture)
        return picture

    async def drawn(self, chat: Chat | None = None, **message: Any) -> tuple[DrawRequest, Json]:
        """Somebody, or else Ana, sends a photo, which is drawn; the job, and the answer to it."""
        chat, person = chat or self.chat, message.pop("person", self.ana)
        photo = await chat.send(person, photo=SELFIE, **message)
        job = await self.job()
        self.settle(job)
        return job, await self.answer(photo, chat)

    async def answer(self, message: Json, chat: Chat | None = None) -> Json:
        """Waits for the picture, as photo or document, that replies to a message."""
        chat = chat or self.chat

        def found() -> list[Json]:
            return [
                one
                for one in chat.from_bot()
                if one.get("reply_to_message", {}).get("message_id") == message["message_id"]
                and ("photo" in one or "document" in one)
            ]

        await self.api.until(found)
        return found()[-1]

    async def told(self) -> str | None:
        """Waits until the last press is answered; what it was answered with."""
        [*_, query] = [one["callback_query"] for one in self.api.pushed if "callback_query" in one]

        def answers() -> list[Json]:
            calls = self.api.called("answerCallbackQuery")
            return [call for call in calls if call["callback_query_id"] == query["id"]]

        await self.api.until(answers)
        text: str | None = answers()[-1].get("text")
        return text

    async def anew(self) -> Self:
        """The same bot for another test, and an Ana whom it has never met.

        What the last test said must be dealt with before.
        """
        await self.until_seen_to()
        ana = Person("Ana")
        return replace(self, ana=ana, chat=self.api.private_chat(ana))

    def kept_updates(self) -> list[bytes]:
        """All that lies in the broker of updates that nobody has seen to yet."""
        keys = self.redis.scan_iter("artline:update:*")
        contents = [cast(bytes | None, self.redis.hget(key, "content")) for key in keys]
        return [content for content in contents if content]

    async def until_seen_to(self) -> None:
        """Waits until every update has come and is seen to; what has not happened then never will.

        Telegram has them until the bot has confirmed them, and the bot then keeps them.
        """
        await eventually(lambda: not self.api.updates and not self.kept_updates())

    def left(self) -> set[str]:
        """Which kinds of keys there are in the broker, but for the workers' own."""
        kinds = {key.decode().split(":")[1] for key in self.redis.keys("artline:*")}
        return kinds - {"workers"}

    async def decline(self, key: str, **values: int | str) -> None:
        """Answers the next job with a sentence."""
        assert self.ledger.settle(problem(await self.job(), key, values))

    async def drawing(self, chat: Chat | None = None) -> bytes:
        """Waits for the one picture in a chat, and returns it."""
        chat = chat or self.chat
        await self.api.until(chat.pictures)
        [message] = chat.pictures()
        return self.api.files[message["photo"][-1]["file_id"]]

    async def until_noted(self, job: DrawRequest) -> None:
        """Waits until the bot knows which message acknowledges a job."""
        await eventually(lambda: self.redis.exists(f"artline:status:{job.id}"))

    async def told_of_none(self, job: DrawRequest) -> bool:
        """Waits for a note about a job's acknowledgement; whether it says that there is none."""
        await self.until_noted(job)
        [note, *_] = cast(list[bytes], self.redis.lrange(f"artline:status:{job.id}", 0, 0))
        return note.startswith(b"none")

    def delivered(self) -> bool:
        """Whether no answer is on its way any more."""
        return self.redis.xlen("artline:outcomes:telegram") == 0

    async def until_delivered(self) -> None:
        """Waits until the bot has acknowledged every answer to the queue."""
        await eventually(self.delivered)


@asynccontextmanager
async def scene(
    valkey_url: str, redis: Redis, folder: Path, *, inline: bool = False, **settings: str
) -> AsyncIterator[Scene]:
    """A running bot, which must have kept to the Bot API and kept its token to itself.

    `inline`: its owner has turned on inline mode.
    """
    async with TelegramApi() as api:
        api.bot["supports_inline_queries"] = inline
        async with BotProgram(api, valkey_url, folder, **settings) as bot:
            await bot.start()
            ana = Person("Ana")
            ledger = Ledger(redis, QueueSettings())
            yield Scene(api, bot, ledger, redis, ana, api.private_chat(ana))
        assert not api.problems
        assert "stand-in" not in bot.log()


def on_the_sheet(request: DrawRequest) -> tuple[str, ...]:
    """What a worker draws for a job of all styles; nothing for others."""
    return tuple(style.name for style in STYLES) if request.wish.of_all_styles else ()


def png(size: tuple[int, int]) -> bytes:
    """A picture that differs from all others in its shade."""
    buffer = io.BytesIO()
    shade = next(_SHADES)
    Image.new("RGB", size, (255, shade % 256, shade // 256)).save(buffer, "PNG")
    return buffer.getvalue()

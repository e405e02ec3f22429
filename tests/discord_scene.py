"""A Discord bot, its broker, and the test in place of the worker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from redis import Redis

from model.contract.shown import Shown
from tests.discord_api import DiscordApi, Person, Place
from tests.discord_api.gateway import INTENTS
from tests.discord_api.places import File, Interaction, Json
from tests.patience import eventually, moved
from tests.programs import DiscordProgram
from tests.telegram_scene import on_the_sheet, png
from tests.workers import emptied
from worker.queue.draw_queue import QUEUE
from worker.queue.jobs import DrawRequest, Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings

SELFIE = File((Path(__file__).parent / "photos" / "interfaces-0032.webp").read_bytes())


@dataclass
class Scene:
    """Ana in a channel with a running bot, whose jobs the test itself draws."""

    api: DiscordApi
    bot: DiscordProgram
    ledger: Ledger
    redis: Redis
    ana: Person
    channel: Place

    async def job(self) -> DrawRequest:
        """Takes the next job off the queue, as a worker would."""
        id = await asyncio.to_thread(moved, self.redis, f"rq:queue:{QUEUE}", "taken")
        assert id is not None, f"nothing was accepted: {self.api.problems} {self.bot.log()}"
        request = self.ledger.request(id.decode())
        assert request is not None
        return request

    async def draw(self) -> bytes:
        """Answers the next job with a picture."""
        return self.settle(await self.job())

    def settle(
        self,
        request: DrawRequest,
        picture: bytes | None = None,
        people: int | None = None,
        shown: Shown | None = None,
    ) -> bytes:
        """Answers this job with a picture, unlike any other unless it is given."""
        picture = picture or png((60, 80))
        outcome = Outcome(
            id=request.id,
            address=request.address,
            caption=request.caption,
            output=request.wish.output,
            styles=on_the_sheet(request),
            width=60,
            height=80,
            people=people,
            shown=shown,
        )
        assert self.ledger.settle(outcome, picture)
        return picture

    async def decline(self, key: str) -> None:
        """Answers the next job with a sentence."""
        assert self.ledger.settle(problem(await self.job(), key))

    async def drawing(self, place: Place | None = None, person: Person | None = None) -> Json:
        """Waits for the one message with a picture in a place, and returns it."""
        place, person = place or self.channel, person or self.ana
        await self.api.until(lambda: place.pictures(person))
        [message] = place.pictures(person)
        return message

    async def drawn(self, **options: str | bool) -> Json:
        """The message with the drawing that Ana has just asked for."""
        await self.channel.command(self.ana, "line", SELFIE, **options)
        await self.draw()
        message = await self.drawing()
        await self.until_delivered()
        return message

    async def until_noted(self, job: DrawRequest) -> None:
        """Waits until the bot has acknowledged a job."""
        await eventually(lambda: self.redis.exists(f"artline:status:{job.id}"))

    async def until_delivered(self) -> None:
        """Waits until the bot has acknowledged every answer to the queue."""
        await eventually(lambda: not self.redis.xlen("artline:outcomes:discord"))

    async def until_settled(self) -> None:
        """Waits until the bot has dealt with all that it heard."""
        await eventually(lambda: not self.redis.zcard("artline:inbox:discord"))

    def expire(self, interaction: Interaction, known: bool) -> None:
        """Fifteen minutes pass; `known`: by our clock too, not only by Discord's."""
        interaction.expired = True
        if known:
            name = self.ledger.pseudonyms.of("interaction", interaction.id)
            assert self.redis.delete(f"artline:discord:token:{name}")


async def anew(stage: Scene) -> Scene:
    """The same bot for another test: an empty broker, and an Ana whom it has never met.

    What the last test said must be dealt with before: the bot would see to it once more, or queue
    a job of it, in the emptied broker.
    """
    await stage.until_settled()
    emptied(stage.redis)
    stage.api.downloads.clear()
    return replace(stage, ana=Person("Ana"), channel=stage.api.channel())


@asynccontextmanager
async def scene(
    valkey_url: str, redis: Redis, folder: Path, **settings: str
) -> AsyncIterator[Scene]:
    """A running bot, which must have kept to the description and kept its secrets to itself."""
    async with DiscordApi() as api:
        async with DiscordProgram(api, valkey_url, folder, **settings) as bot:
            await bot.start()
            ledger = Ledger(redis, QueueSettings())
            yield Scene(api, bot, ledger, redis, Person("Ana"), api.channel())
        assert not api.problems, api.problems
        assert api.gateway.intents == INTENTS
        assert "stand-in" not in bot.log()
        assert "voice" not in bot.log()
        assert "secret-" not in bot.log()

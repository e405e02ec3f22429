"""What the Discord bot allows, counts and forgets; each on a broker and with a bot of its own."""

from pathlib import Path

from redis import Redis

from bots.words import say
from tests.discord_api import Person
from tests.discord_scene import SELFIE, scene


async def test_a_full_line_turns_people_away(valkey_url: str, redis: Redis, tmp_path: Path) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_QUEUE_LIMIT="1") as ana:
        await ana.channel.command(ana.ana, "line", SELFIE)
        await ana.job()
        await ana.channel.command(ana.ana, "line", SELFIE)
        await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "busy")])


async def test_whoever_asks_for_too_much_is_told_so_once_and_before_the_download(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_JOBS_IN_FLIGHT="1") as ana:
        await ana.channel.command(ana.ana, "line", SELFIE)
        await ana.job()
        enough = say("en", "too-many-at-once", {"count": 1, "minutes": 3})
        await ana.channel.command(ana.ana, "line", SELFIE)
        await ana.api.until(lambda: ana.channel.texts(ana.ana) == [enough])
        direct = ana.api.direct(ana.ana)
        for _ in range(5):
            await direct.post(ana.ana, "", SELFIE)
        await ana.api.until(lambda: direct.texts(ana.ana) == [enough])
        await ana.until_settled()
        assert direct.texts(ana.ana) == [enough], "it is told once, not for each photo"
        assert len(ana.api.downloads) == 1


async def test_forget_me_removes_photos_and_drawings(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path) as ana:
        await ana.drawn()
        await ana.channel.command(ana.ana, "line", SELFIE)
        await ana.until_noted(await ana.job())
        await ana.channel.command(ana.ana, "forget_me")
        done = say("en", "forgotten", {"count": 2})
        await ana.api.until(lambda: done in ana.channel.texts(ana.ana))
        await ana.until_settled()
        # What is left: an empty stream, tokens for 15 minutes, that events were seen to and were
        # forgotten, hashed counts that must not be reset, and what is nobody's.
        kinds = {key.split(b":")[1] for key in ana.redis.keys("artline:*")}
        kept = {b"outcomes", b"discord", b"asks", b"figures", b"forgotten", b"update"}
        assert kinds - {b"workers"} == kept
        discord = {key.split(b":")[2] for key in ana.redis.keys("artline:discord:*")}
        assert discord <= {b"token", b"session", b"sessions"}
        updates = ana.redis.keys("artline:update:discord:*")
        assert not any(ana.redis.hexists(update, "content") for update in updates)


async def test_stats_are_for_owners(valkey_url: str, redis: Redis, tmp_path: Path) -> None:
    owner, eve = Person("Olga"), Person("Eve")
    owners = f"telegram:{eve.id} discord:{owner.id}"
    async with scene(valkey_url, redis, tmp_path, ARTLINE_OWNERS=owners) as ana:
        await ana.drawn()
        for person in (eve, owner):
            await ana.channel.command(person, "stats")
        await ana.api.until(lambda: ana.channel.texts(eve) == [say("en", "owners-only")])
        await ana.api.until(lambda: ana.channel.texts(owner))
        [figures] = ana.channel.texts(owner)
        assert "1 drawn" in figures

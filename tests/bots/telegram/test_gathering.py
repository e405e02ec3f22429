"""Messages of an album find each other, whichever copies of the bot they come to."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from redis import Redis

from bots.telegram.gathering import Album, Albums
from bots.telegram.incoming import Incoming, Purpose, Sender
from tests.patience import GIVE_UP
from worker.queue.broker import connect_async
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings


class Copies:
    """Two copies of a bot on one broker; how long they wait for more messages, the test says."""

    def __init__(self, *albums: Albums) -> None:
        self.one, self.other = albums

    waits, over = asyncio.Event(), asyncio.Event()

    @classmethod
    async def pause(cls) -> None:
        cls.waits.set()
        await asyncio.wait_for(cls.over.wait(), GIVE_UP)


def message(number: int, words: str = "") -> Incoming:
    sender = Sender(person="7", chat=7, message=number, direct=True)
    return Incoming(update_id=number, purpose=Purpose.ALBUM, sender=sender, words=words, album="a")


def numbers(album: Album | None) -> list[int]:
    assert album is not None
    return [one.sender.message for one in album.new]


@pytest_asyncio.fixture
async def copies(valkey_url: str, redis: Redis) -> AsyncIterator[Copies]:
    Copies.waits, Copies.over = asyncio.Event(), asyncio.Event()
    pseudonyms = Pseudonyms.by(QueueSettings())
    async with await connect_async(valkey_url) as one, await connect_async(valkey_url) as other:
        yield Copies(*(Albums(redis, pseudonyms, Copies.pause) for redis in (one, other)))


async def gathered(copies: Copies) -> Album | None:
    """Three messages come, to both copies; the album, as the copy has it that got the first."""
    first = asyncio.create_task(copies.one.gather(message(5)))
    await copies.waits.wait()
    assert await copies.other.gather(message(4)) is None
    assert await copies.one.gather(message(6, "bold")) is None
    copies.over.set()
    return await first


async def test_one_copy_takes_on_what_came_to_both_in_its_order(copies: Copies) -> None:
    assert numbers(await gathered(copies)) == [4, 5, 6]


async def test_what_comes_late_is_drawn_in_the_words_of_the_album(copies: Copies) -> None:
    await gathered(copies)
    late = await copies.other.gather(message(7))
    assert late is not None
    assert numbers(late) == [7]
    assert [album.words for album in late.whole] == ["", "", "bold", ""]


async def test_a_message_that_is_seen_to_again_finds_the_same_album(copies: Copies) -> None:
    await gathered(copies)
    assert numbers(await copies.other.gather(message(5))) == [4, 5, 6]
    assert await copies.other.gather(message(6)) is None
    await copies.other.forget("7")
    assert numbers(await copies.one.gather(message(6))) == [6], "nothing is left of it"

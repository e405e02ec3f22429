"""Which added styles are offered where, by what the workers tell."""

from pathlib import Path

import pytest
from redis import Redis

from model.contract.added import CHATS, AddedStyle
from tests.worker.queue.test_full_broker import memory
from tests.workers import stand_by
from worker.queue.offered import Offered, Possession
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers


@pytest.fixture
def offered(redis: Redis) -> Offered:
    return Offered(redis, Pseudonyms.by(QueueSettings()))


def style(folder: Path, name: str, *chats: str) -> Possession:
    """What a worker has read of one; its network does not matter here."""
    made = folder / name
    made.mkdir()
    (made / "cover.webp").write_bytes(f"cover of {name}".encode())
    if chats:
        (made / CHATS).write_text("\n".join(chats))
    return Possession(AddedStyle(made))


def test_a_style_is_offered_once_every_worker_has_it_and_only_where_it_may_be_had(
    redis: Redis, offered: Offered, tmp_path: Path
) -> None:
    for_all, for_some = style(tmp_path, "redtoon"), style(tmp_path, "bluetoon", "telegram:-1004")
    offered.announce("stand-in", [for_all, for_some], lease=60)
    assert offered.in_chat("telegram", "-1004") == ("bluetoon", "redtoon")
    assert (
        offered.in_chat("telegram", "1004") == offered.in_chat("discord", "-1004") == ("redtoon",)
    )
    assert offered.cover("bluetoon") == b"cover of bluetoon"
    assert offered.cover("greentoon") is None
    told = [redis.get(key) for key in redis.scan_iter("artline:workers:styles:*")]
    assert b"1004" not in b"".join(filter(None, told)), "chats stand there under pseudonyms"
    stand_by(redis, name="other")
    assert offered.in_chat("telegram", "-1004") == (), "whichever takes the job must have it"
    offered.announce("other", [for_all], lease=60)
    assert offered.in_chat("telegram", "-1004") == ("redtoon",)
    Workers(redis).leave("stand-in")
    Workers(redis).leave("other")
    assert offered.in_chat("telegram", "-1004") == ()


def test_what_workers_tell_ends_with_them_and_may_be_of_another_version(
    redis: Redis, offered: Offered, tmp_path: Path
) -> None:
    offered.announce("stand-in", [style(tmp_path, "redtoon")], lease=60)
    assert 0 < redis.pttl("artline:workers:styles:stand-in") <= 60_000
    offered.leave("stand-in")
    assert offered.in_chat("telegram", "1") == ()
    redis.set("artline:workers:styles:stand-in", '{"redtoon": {"cover": "c", "cost": 3}}')
    assert offered.in_chat("telegram", "1") == ("redtoon",), "what we do not know is left out"
    redis.set("artline:workers:styles:stand-in", '["redtoon"]')
    assert offered.in_chat("telegram", "1") == ()


def test_a_full_memory_still_takes_what_workers_tell_but_for_covers(
    redis: Redis, offered: Offered, tmp_path: Path
) -> None:
    here = style(tmp_path, "redtoon")
    with memory(redis, 1.01):
        offered.announce("stand-in", [here], lease=60)
    assert offered.in_chat("telegram", "1") == ("redtoon",)
    assert offered.cover("redtoon") is None

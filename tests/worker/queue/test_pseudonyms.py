"""Who has the broker's keys or the logs, but not the secret, learns of nobody who they are."""

from pathlib import Path

import pytest
from redis import Redis

from bots.desk.desk import Ask, Desk
from bots.desk.preferences import Preferences
from model.contract.errors import OperatorError
from tests.workers import emptied
from worker.queue.embedded import EmbeddedValkey
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings

ADDRESS = Address(platform="telegram", person="31415926", chat="-27182818", message="1414")


async def names_in_keys(redis: Redis, secret: str) -> set[str]:
    """The parts of all keys that a job, a choice and a drawing leave under a secret."""
    emptied(redis)
    desk = Desk(Ledger(redis, QueueSettings(secret=secret)), 60)
    await desk.take(Ask(ADDRESS, photo=b"photo"))
    await desk.prefer(ADDRESS.platform, ADDRESS.person, Preferences(language="ko"))
    return {part for key in redis.scan_iter("*") for part in key.decode().split(":")}


async def test_no_key_holds_an_id_or_what_can_be_computed_without_the_secret(redis: Redis) -> None:
    one, other = [await names_in_keys(redis, letter * 16) for letter in "ab"]
    common = {name for name in one & other if any(letter.isdigit() for letter in name)}
    assert {name for name in common if not name.startswith("20")} == set(), "days alone are common"
    assert not {ADDRESS.person, ADDRESS.chat, ADDRESS.message} & (one | other)


def test_without_a_secret_nothing_starts_and_it_is_said_how_to_make_one(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARTLINE_SECRET")
    for url in (None, "redis://queue:6379", "unix:///run/valkey/valkey.sock"):
        with pytest.raises(OperatorError, match="openssl rand -hex 32"):
            Ledger(redis, QueueSettings(redis_url=url))
    monkeypatch.setenv("ARTLINE_SECRET", "guess me")
    with pytest.raises(OperatorError, match="16 characters"):
        QueueSettings()


def test_the_embedded_broker_has_a_secret_of_its_own_that_goes_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ARTLINE_SECRET")
    with EmbeddedValkey() as url, EmbeddedValkey() as other:
        first, second, elsewhere = [
            Pseudonyms.by(QueueSettings(redis_url=one)) for one in (url, url, other)
        ]
        assert first.of("person", 7) == second.of("person", 7) != elsewhere.of("person", 7)
        folder = Path(url.removeprefix("unix://")).parent
    assert not folder.exists()

"""What owners are told by /stats."""

import pytest

from bots.desk.desk import Desk
from bots.desk.stats import summary
from bots.words import LOCALES, say
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings


@pytest.mark.parametrize("locale", LOCALES)
async def test_owners_hear_of_a_broker_that_may_drop_what_it_holds(locale: str) -> None:
    with EmbeddedValkey() as url, connect(url) as redis:
        desk = Desk(Ledger(redis, QueueSettings()), 60)
        before = summary(await desk.figures(), locale)
        redis.config_set("maxmemory-policy", "allkeys-lru")
        warning = say(locale, "stats-evicts", {"policy": "allkeys-lru"})
        assert summary(await desk.figures(), locale) == f"{warning}\n{before}"
        redis.config_set("maxmemory-policy", "noeviction")
        assert summary(await desk.figures(), locale) == before

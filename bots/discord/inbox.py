"""What Discord has told us and is not dealt with yet, so that another bot can when this one dies.

    artline:discord:event:{pseudonym}  a hash: its kind, the event as JSON until it is dealt with,
                                       and how often that was tried; gone once it is of no use
    artline:discord:events             pseudonyms of those not dealt with, by when (Unix time of the
                                       broker) whoever has one in hand will be taken for dead

Discord tells an event once, or to every copy of the bot: whoever notes it first has it in hand.
"""

import asyncio
import json
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from redis.typing import EncodableT

from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms

log = structlog.get_logger()

EVENTS = "artline:discord:events"
#: How often an event is tried at most: it may be what kills us.
TRIES = 3
#: Events taken over at once, so that others get some.
AT_ONCE = 10

#: Keys: event, events. Arguments: pseudonym, kind, JSON, seconds to keep it, seconds of a lease.
_TAKE = """
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'kind', ARGV[2], 'data', ARGV[3], 'tries', 1)
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('ZADD', KEYS[2], redis.call('TIME')[1] + ARGV[5], ARGV[1])
return 1
"""
#: Keys: events. Arguments: seconds of a lease, and those whose lease begins anew.
_HOLD = """
local ends = redis.call('TIME')[1] + ARGV[1]
for n = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', ends, ARGV[n]) end
"""
#: Keys: events. Arguments: what keys of events begin with, seconds of a lease, most events, tries.
_TAKE_OVER = """
local now = redis.call('TIME')[1]
local found = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[3])) do
    local event = ARGV[1] .. id
    local kind, data = unpack(redis.call('HMGET', event, 'kind', 'data'))
    if not data then
        redis.call('ZREM', KEYS[1], id)
    elseif redis.call('HINCRBY', event, 'tries', 1) > tonumber(ARGV[4]) then
        redis.call('ZREM', KEYS[1], id)
        redis.call('HDEL', event, 'data')
        table.insert(found, {kind, ''})
    else
        redis.call('ZADD', KEYS[1], now + ARGV[2], id)
        table.insert(found, {kind, data})
    end
end
return found
"""


class Event(NamedTuple):
    """Something that Discord told."""

    #: Discord's name for its kind, `MESSAGE_CREATE` or `INTERACTION_CREATE`.
    kind: str
    data: dict[str, Any]

    @property
    def id(self) -> str:
        """Of the message or the interaction."""
        return str(self.data["id"])

    @property
    def person(self) -> str:
        """Who wrote it, or gave the command."""
        member = self.data.get("member") or self.data
        return str((self.data.get("author") or member["user"])["id"])


class Inbox:
    """Notes events; while the broker is out of reach it keeps nothing, and nothing waits for it."""

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms, lease_seconds: int) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms
        self._lease = lease_seconds
        self._in_hand: set[str] = set()
        self._take = redis.register_script(_TAKE)
        self._hold = redis.register_script(_HOLD)
        self._take_over = redis.register_script(_TAKE_OVER)

    async def take(self, event: Event, life: int) -> bool:
        """Notes an event for `life` seconds; False when another bot has it, or had."""
        name = self._name(event.id)
        args: list[EncodableT] = [name, event.kind, json.dumps(event.data), life, self._lease]
        try:
            taken = bool(await self._take(keys=[_key(name), EVENTS], args=args))
        except RedisError as error:
            log.warning("event not noted", error=whereabouts(error))
            return True
        if taken:
            self._in_hand.add(name)
        return taken

    async def done(self, id: int) -> None:
        """The event is dealt with; that it was there is remembered for the rest of its life."""
        name = self._name(str(id))
        self._in_hand.discard(name)
        await self._drop(name)

    def release(self, id: int) -> None:
        """It could not be dealt with this time: when the lease ends somebody tries again."""
        self._in_hand.discard(self._name(str(id)))

    async def forget(self, person: str) -> None:
        """Drops what is noted of a person."""
        names = cast(list[bytes], await self._redis.zrange(EVENTS, 0, -1))
        for name in (name.decode() for name in names):
            found = await self._redis.hmget(_key(name), ["kind", "data"])
            kind, data = cast(list[bytes], found)
            if data and Event(kind.decode(), json.loads(data)).person == person:
                await self._drop(name)

    async def left_over(self) -> Sequence[Event]:
        """Takes over what nobody has in hand any more, after holding on to what we have."""
        if self._in_hand:
            await self._hold(keys=[EVENTS], args=[self._lease, *self._in_hand])
        args: list[EncodableT] = [_key(""), self._lease, AT_ONCE, TRIES]
        found = [
            (kind.decode(), data) for kind, data in await self._take_over(keys=[EVENTS], args=args)
        ]
        for kind in (kind for kind, data in found if not data):
            log.error("event given up", kind=kind)
        events = [Event(kind, json.loads(data)) for kind, data in found if data]
        self._in_hand |= {self._name(event.id) for event in events}
        return events

    async def rest(self) -> None:
        """A while within a lease."""
        await asyncio.sleep(self._lease / 3)

    async def _drop(self, name: str) -> None:
        try:
            async with self._redis.pipeline(transaction=True) as pipeline:
                pipeline.zrem(EVENTS, name)
                pipeline.hdel(_key(name), "data")
                await pipeline.execute()
        except RedisError as error:
            log.warning("event not crossed off", error=whereabouts(error))

    def _name(self, id: str) -> str:
        return self._pseudonyms.of("event", "discord", id)


def _key(name: str) -> str:
    return f"artline:discord:event:{name}"

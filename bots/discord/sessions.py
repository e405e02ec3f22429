"""Gateway sessions of bots that died: whoever resumes one is told the events that it missed.

    artline:discord:sessions      session ids, by when (Unix time) their bots will be taken for dead
    artline:discord:session:{id}  as JSON: where to resume it, and its last event; for minutes

discord.py takes its own sessions up when a connection breaks, but not those of another process. It
tells the numbers of events only of a bot with one shard, so only such a bot's are kept.
"""

import json
import re
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import structlog
from aiohttp import ClientError, ClientSession, WSMsgType
from redis.asyncio import Redis
from yarl import URL

from worker.queue.logs import whereabouts

log = structlog.get_logger()

SESSIONS = "artline:discord:sessions"
#: Seconds within which Discord lets a session be taken up, at the very most.
LIFE = 600
#: What the numbers of the gateway's messages mean.
_DISPATCH, _RESUME = 0, 6
_SEQUENCE = re.compile(r'"s":\s*(\d+)')
#: Seconds without a word from Discord, while it repeats what was missed.
_SILENCE = 10.0
#: Renews a session and takes those whose bots have not renewed theirs in time. It is one step, by
#: the broker's clock: a bot that stands still between two would find its own session expired, and
#: take it up against itself.
#: Keys: sessions. Arguments: prefix of session keys, the lease and the life of a session in
#: seconds; and, if there is one of our own, its id and the JSON of it.
_KEEP = """
local sessions, prefix, lease, life, id, own = KEYS[1], unpack(ARGV)
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
if id then
    redis.call('SET', prefix .. id, own, 'EX', life)
    redis.call('ZADD', sessions, now + lease, id)
end
local left = {}
for _, dead in ipairs(redis.call('ZRANGE', sessions, '-inf', now, 'BYSCORE')) do
    redis.call('ZREM', sessions, dead)
    local session = redis.call('GETDEL', prefix .. dead)
    if session then table.insert(left, session) end
end
return left
"""


class Session(NamedTuple):
    """A gateway session, and up to which event it has been noted."""

    id: str
    url: str
    #: The number of the last event that is noted.
    sequence: int


class Sessions:
    """Keeps our own session in the broker, and finds those whose bots no longer keep them."""

    def __init__(self, redis: Redis, lease_seconds: int) -> None:
        self._keep = redis.register_script(_KEEP)
        self._lease = lease_seconds
        self._own: Session | None = None

    def begun(self, ready: dict[str, Any]) -> None:
        """READY has come: a new session begins."""
        one_shard = ready["shard"][1] == 1
        url = ready["resume_gateway_url"]
        self._own = Session(ready["session_id"], url, 1) if one_shard else None

    def heard(self, message: str) -> None:
        """Notes the sequence number in a message of the gateway, given as text."""
        found = _SEQUENCE.search(message[:100]) or _SEQUENCE.search(message[-100:])
        if self._own and found:
            self._own = self._own._replace(sequence=int(found[1]))

    @property
    def own(self) -> Session | None:
        """Our own session, as far as it has been heard."""
        return self._own

    async def keep(self, own: Session | None) -> list[Session]:
        """Writes down that events up to there are in the inbox, and that our bot is alive.

        Returns the sessions of dead bots, each to one caller only, and never `own`.
        """
        words = (own.id, json.dumps(own)) if own else ()
        args = ["artline:discord:session:", self._lease, LIFE, *words]
        left: Any = await self._keep(keys=[SESSIONS], args=args)
        return [Session(*json.loads(one)) for one in left]


async def missed(session: Session, token: str) -> AsyncIterator[tuple[str, Any]]:
    """What has happened since the last event of a session, by kind; ends the session.

    Nothing once Discord has ended it, or when Discord cannot be reached.
    """
    url = URL(session.url).with_query(v=10, encoding="json")
    resume = {"token": token, "session_id": session.id, "seq": session.sequence}
    try:
        async with ClientSession() as client, client.ws_connect(url) as gateway:
            await gateway.receive_json(timeout=_SILENCE)
            await gateway.send_json({"op": _RESUME, "d": resume})
            while (message := await gateway.receive(_SILENCE)).type is WSMsgType.TEXT:
                said = message.json()
                if said["op"] != _DISPATCH or said["t"] == "RESUMED":
                    return
                yield said["t"], said["d"]
    except (ClientError, OSError, ValueError, TypeError, KeyError) as error:
        log.warning("session not taken up", error=whereabouts(error))

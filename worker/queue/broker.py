"""The connection to the broker: a Redis or Valkey server."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import redis.asyncio.retry
from redis import Redis
from redis.asyncio.connection import AbstractConnection
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import AuthenticationError, ConnectionError, RedisError
from redis.retry import Retry

from model.contract.errors import OperatorError

#: Seconds. Blocking reads ask the server to wait less than this.
SOCKET_TIMEOUT = 15
#: What is sent on a connection that broke is sent again, for about two seconds: after a restart of
#: the broker every connection is broken, and nobody knows that before it is used. All that we send
#: may be sent twice: the ledger does each thing once, whoever asks for it again.
RETRIES, BACKOFF, LOST = 5, ExponentialWithJitterBackoff(base=0.1, cap=1.0), (ConnectionError,)

NO_BROKER = (
    "No broker: set REDIS_URL (redis://host:6379), or run `artline up`, which brings its own."
)


def connect(url: str | None) -> Redis:
    """A client whose server has answered, and drops nothing by itself.

    Raises OperatorError when there is none.
    """
    retry = Retry(BACKOFF, RETRIES, LOST)
    client = Redis.from_url(_known(url), socket_timeout=SOCKET_TIMEOUT, retry=retry)
    try:
        _check_policy(client.info("memory"))
    except RedisError as error:
        client.close()
        raise _unreachable(error) from error
    except OperatorError:
        client.close()
        raise
    return client


async def connect_async(url: str | None) -> redis.asyncio.Redis:
    """The same for asyncio."""
    retry = redis.asyncio.retry.Retry(BACKOFF, RETRIES, LOST)
    client = redis.asyncio.Redis.from_url(_known(url), socket_timeout=SOCKET_TIMEOUT, retry=retry)
    pool = client.connection_pool
    pool.connection_class = type("Connection", (_Cancellable, pool.connection_class), {})
    try:
        _check_policy(await client.info("memory"))
    except RedisError as error:
        await client.aclose()
        raise _unreachable(error) from error
    except OperatorError:
        await client.aclose()
        raise
    return client


class _Cancellable(AbstractConnection):
    """Loses no cancellation.

    While it sends a command, redis-py waits by `asyncio.wait_for`, which in Python 3.11 drops a
    cancellation that comes when what it waits for is just done. Tasks then went on for ever.
    """

    async def send_packed_command(
        self, command: bytes | str | Iterable[bytes], check_health: bool = True
    ) -> None:
        """Sends a command, of which the answer is not read yet."""
        task = asyncio.current_task()
        before = task.cancelling() if task else 0
        await super().send_packed_command(command, check_health)
        if task and task.cancelling() > before:
            # As redis-py does after any other failure: nobody reads the answer.
            await self.disconnect(nowait=True)
            raise asyncio.CancelledError


def cancelled() -> bool:
    """Whether the current task was cancelled, for loops that nothing else would end.

    A task is cancelled once; a library that loses that makes such a loop endless.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def share_used(memory: Mapping[str, Any]) -> float:
    """Of the memory that the broker may use, by its INFO memory; 0 where there is no limit."""
    limit = int(memory.get("maxmemory", 0))
    return int(memory["used_memory"]) / limit if limit else 0.0


def evicts(memory: Mapping[str, Any]) -> str | None:
    """The policy by which a full broker drops what it holds, by its INFO memory; None for none."""
    policy = str(memory.get("maxmemory_policy", "noeviction"))
    return None if policy == "noeviction" else policy


def danger(memory: Mapping[str, Any]) -> str | None:
    """What to tell the operator of a broker that drops what it holds; None for any other."""
    policy = evicts(memory)
    return policy and (
        f"The broker's maxmemory-policy is {policy}: when its memory is full it drops jobs, "
        "and people get no drawing who were promised one. Set maxmemory-policy noeviction."
    )


def _check_policy(memory: Mapping[str, Any]) -> None:
    if found := danger(memory):
        raise OperatorError(found)


def _known(url: str | None) -> str:
    if url is None:
        raise OperatorError(NO_BROKER)
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise OperatorError("REDIS_URL must begin with redis://, rediss:// or unix://.")
    return url


def _unreachable(error: RedisError) -> OperatorError:
    # The URL itself may hold a password, so it is not repeated.
    if isinstance(error, AuthenticationError):
        return OperatorError("The broker refuses the user or password in REDIS_URL.")
    return OperatorError(f"No broker answers at REDIS_URL; is the address right? {error}")

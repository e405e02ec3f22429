"""The connection to Redis or Valkey, and the embedded Valkey. (Signatures; body follows.)"""

import redis.asyncio
from redis import Redis


def connect(url: str | None) -> Redis:
    """A connected client. Raises OperatorError when there is no url or nobody answers there."""


async def connect_async(url: str | None) -> redis.asyncio.Redis:
    """The same for asyncio."""


class EmbeddedValkey:
    """A private Valkey server: `with EmbeddedValkey() as url:`. Ends with this process, however it ends."""

    def __enter__(self) -> str: ...
    def __exit__(self, *exc: object) -> None: ...

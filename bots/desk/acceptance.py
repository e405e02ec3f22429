"""Photos are fetched from their platform and become accepted jobs: the same on every platform."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import structlog

from bots.desk.chosen import mark_of
from bots.desk.desk import Accepted, Ask, Desk
from bots.desk.photo_files import check_size
from model.contract.errors import PersonError, TryLater
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Asks whose photos are in memory at once; each has two photos of 20 MB at most.
AT_ONCE = 8
#: Seconds between the tries of a download, where the platform does not ask for more.
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
#: The longest wait, in seconds, that a platform may ask for.
LONGEST_PAUSE = 60.0


#: Brings the bytes of what a platform keeps under `Ask.source`. Raises TryLater for a failure that
#: passes, and PersonError for any other: the photo is gone, or too large.
Fetch = Callable[[str], Awaitable[bytes]]


class Acceptance:
    """Makes jobs of asks.

        acceptance = Acceptance(desk, fetch)
        for result in await acceptance.take(asks): ...   # each Accepted, or what is wrong with it

    A download that has to wait for its next try keeps nobody else from theirs.
    """

    def __init__(
        self, desk: Desk, fetch: Fetch, *, at_once: int = AT_ONCE, pauses: Sequence[float] = PAUSES
    ) -> None:
        self._desk = desk
        self._fetch = fetch
        self._pauses = pauses
        self._slots = asyncio.Semaphore(at_once)

    async def take(
        self, asks: Sequence[Ask], after: asyncio.Task[None] | None = None
    ) -> list[Accepted | Exception]:
        """Admits asks of one message or album in order, fetches side by side, accepts in order.

        A photo whose download fails for now lets those behind it go ahead. No job is accepted
        before `after` is done, whatever comes of it.
        """
        mark = await mark_of(self._desk, asks[0].address.platform, asks[0].address.person)
        answers = [await self._refusal(ask) for ask in asks]
        admitted = [number for number, refusal in enumerate(answers) if refusal is None]
        turns = [_Turn() for _ in admitted]
        taking = [
            self._accept(asks[number], mark, turns[: place + 1], after)
            for place, number in enumerate(admitted)
        ]
        taken = await asyncio.gather(*taking, return_exceptions=True)
        for number, answer in zip(admitted, taken, strict=True):
            if not isinstance(answer, Accepted | Exception):
                raise answer
            answers[number] = answer
        return [answer for answer in answers if answer is not None]

    async def _refusal(self, ask: Ask) -> Accepted | Exception | None:
        try:
            await self._desk.admit(ask)
        except Exception as error:
            return error
        return None

    async def _accept(
        self,
        ask: Ask,
        mark: str | None,
        turns: Sequence["_Turn"],
        after: asyncio.Task[None] | None,
    ) -> Accepted:
        """`turns`: those of all asks before this one, then its own."""
        *before, own = turns
        try:
            for pause in (*self._pauses, None):
                try:
                    async with self._slots:
                        filled = await self._filled(ask)
                        for turn in before:
                            await turn.over.wait()
                        if after is not None:
                            await asyncio.wait([after])
                        return await self._desk.take(filled, mark)
                except TryLater as error:
                    log.info("download failed", error=whereabouts(error.__cause__ or error))
                    wait = error.seconds
                # From here on it holds no slot, and nobody behind it waits for it.
                own.over.set()
                if pause is None or wait > LONGEST_PAUSE:
                    break
                await asyncio.sleep(max(pause, wait))
            raise PersonError("photo-unreachable")
        finally:
            own.over.set()

    async def _filled(self, ask: Ask) -> Ask:
        """The ask with its bytes."""
        second = ask.example_to_fetch
        photo = await self._bytes(ask.source or "")
        if second is None:
            return replace(ask, photo=photo)
        try:
            return replace(ask, photo=photo, example=await self._bytes(second))
        except PersonError:
            # It is not the photo that is gone or too large.
            raise PersonError("example-unusable") from None

    async def _bytes(self, source: str) -> bytes:
        content = await self._fetch(source)
        check_size(len(content))
        return content


class Once:
    """A `Fetch` for several drawings of one photo, which brings it once for all of them."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._found: dict[str, bytes] = {}
        self._turn = asyncio.Lock()

    async def __call__(self, source: str) -> bytes:
        """The bytes under `source`; raises as the `Fetch` behind it does."""
        async with self._turn:
            if source not in self._found:
                self._found[source] = await self._fetch(source)
            return self._found[source]


class _Turn:
    """An ask's place in the order; `over` is set once those behind need not wait for it."""

    def __init__(self) -> None:
        self.over = asyncio.Event()

"""What the stand-ins of both platforms have in common: trouble on demand, and news of calls."""

import asyncio
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from tests.patience import GIVE_UP

Fault = TypeVar("Fault")


class StandIn(ABC, Generic[Fault]):
    """Calls can be made to fail, and be held before or after they take effect, each by its name."""

    def __init__(self) -> None:
        #: Breaches of the platform's own description.
        self.problems: list[str] = []
        #: Notified whenever a call arrives, and when it has taken effect.
        self.changed = asyncio.Condition()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._gates: dict[str, asyncio.Event] = {}
        self._answer_gates: dict[str, asyncio.Event] = {}

    @abstractmethod
    def call_names(self) -> list[str]:
        """The calls that the bot has made, to be shown where one is missing."""

    def fail(self, call: str, *faults: Fault) -> None:
        """The next calls of that name meet these faults, one each."""
        self._faults[call].extend(faults)

    def hold(self, call: str) -> None:
        """Calls of that name have no effect until it is released."""
        self._gates[call] = asyncio.Event()

    def hold_answers(self, call: str) -> None:
        """Calls of that name take effect, but are not answered until it is released."""
        self._answer_gates[call] = asyncio.Event()

    def release(self, call: str) -> None:
        """Lets what was held go on, and all later calls."""
        for gates in (self._gates, self._answer_gates):
            if gate := gates.pop(call, None):
                gate.set()

    async def until(self, reached: Callable[[], Any]) -> None:
        """Waits for something to become true; says what there was when it does not."""
        try:
            async with asyncio.timeout(GIVE_UP), self.changed:
                await self.changed.wait_for(lambda: bool(reached()))
        except TimeoutError:
            seen = f"calls were {self.call_names()}; problems {self.problems}"
            raise AssertionError(f"not within {GIVE_UP} s; {seen}") from None

    async def _arrived(self, call: str) -> None:
        """To be awaited before a call takes effect."""
        await self._announce()
        if gate := self._gates.get(call):
            await gate.wait()

    def _fault(self, call: str) -> Fault | None:
        """What goes wrong with this one."""
        return self._faults[call].popleft() if self._faults[call] else None

    async def _done(self, call: str) -> None:
        """To be awaited between a call's effect and its answer."""
        await self._announce()
        if gate := self._answer_gates.get(call):
            await gate.wait()

    async def _announce(self) -> None:
        async with self.changed:
            self.changed.notify_all()

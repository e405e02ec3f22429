"""Sends a sample portrait through the queue, as a bot would."""

import asyncio
import time
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from bots.words import say
from model.contract.errors import OperatorError
from model.contract.wish import Wish
from worker.queue.broker import connect, connect_async
from worker.queue.jobs import Address, DrawRequest
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Delivery, Outcomes
from worker.queue.settings import QueueSettings


def send_sample(settings: QueueSettings, target: Path) -> float:
    """Have the sample drawn by whichever worker takes it, and write the PNG; returns the seconds.

    The settings name the broker. Raises OperatorError when no drawing comes back.
    """
    start = time.monotonic()
    delivery = asyncio.run(_round_trip(settings))
    if delivery.picture is None:
        reason = say("en", delivery.outcome.problem or "went-wrong", delivery.outcome.values)
        raise OperatorError(f"the self-check's portrait was not drawn: {reason}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(delivery.picture)
    return time.monotonic() - start


async def _round_trip(settings: QueueSettings) -> Delivery:
    request = _request(settings)
    answer: asyncio.Future[Delivery] = asyncio.get_running_loop().create_future()

    async def deliver(delivery: Delivery) -> None:
        if delivery.outcome.id == request.id and not answer.done():
            answer.set_result(delivery)

    photo = files("artline").joinpath("sample/portrait.webp").read_bytes()
    async with await connect_async(settings.redis_url) as redis:
        courier = asyncio.create_task(Outcomes(redis, "cli", settings).serve(deliver))
        with connect(settings.redis_url) as blocking:
            ledger = Ledger(blocking, settings)
            await asyncio.to_thread(ledger.accept, request, photo)
            try:
                return await asyncio.wait_for(answer, settings.answer_seconds + 10)
            except TimeoutError as error:
                raise OperatorError("the self-check's portrait got no answer") from error
            finally:
                courier.cancel()
                await asyncio.wait([courier])


def _request(settings: QueueSettings) -> DrawRequest:
    now = time.time()
    return DrawRequest(
        id=f"selfcheck-{uuid4().hex}",
        address=Address(platform="cli", person="self-check", chat="self-check"),
        wish=Wish(),
        accepted_at=now,
        deadline=now + settings.deadline_seconds,
    )

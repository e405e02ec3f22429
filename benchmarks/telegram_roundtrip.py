"""How much bot, queue and worker add to the network's own time, from a photo to its drawing.

    python benchmarks/telegram_roundtrip.py [--photos 50]

A stand-in Bot API, an embedded Valkey, the bot and a worker, each a process of its own. One photo
at a time, so that nothing waits in line. The network's own time is what the worker logs as draw_ms;
everything else counts: long poll, download, queue, decoding, encoding, outcome, upload.
"""

import argparse
import asyncio
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.programs import BotProgram, Program, WorkerProgram  # noqa: E402
from tests.telegram_api import Person, TelegramApi  # noqa: E402
from worker.queue.embedded import EmbeddedValkey  # noqa: E402

PHOTO = ROOT / "tests" / "photos" / "interfaces-0032.webp"
#: Rounds before the first that counts: caches fill, connections open.
WARM_UP = 5
#: Milliseconds that everything but the network may take, at the median.
TARGET = 40


async def measure(photos: int, folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of each whole round trip, and of the drawing within it."""
    with EmbeddedValkey() as url:
        async with TelegramApi() as api:
            bot, worker = BotProgram(api, url, folder), WorkerProgram(url, folder)
            await worker.start()
            await bot.start()
            try:
                trips = [await round_trip(api) for _ in range(WARM_UP + photos)]
            finally:
                await bot.stop()
                await worker.stop()
    return trips[WARM_UP:], drawing_times(worker)[WARM_UP:]


async def round_trip(api: TelegramApi) -> float:
    """Somebody sends a photo and waits for the drawing; milliseconds."""
    person = Person("Ana")
    chat = api.private_chat(person)
    start = time.perf_counter()
    await chat.send(person, photo=PHOTO.read_bytes())
    await api.until(chat.pictures)
    return 1000 * (time.perf_counter() - start)


def drawing_times(worker: Program) -> list[float]:
    """Milliseconds that the network took for each job, in order, from the worker's log."""
    lines = (json.loads(line) for line in worker.log().splitlines() if line.startswith("{"))
    return [line["draw_ms"] for line in lines if line["event"] == "job done"]


def percentile(values: list[float], percent: int) -> float:
    """The value below which so many per cent of all values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Measures and prints; fails when the median is over the target."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=50)
    photos = parser.parse_args().photos
    with tempfile.TemporaryDirectory() as folder:
        trips, drawings = asyncio.run(measure(photos, Path(folder)))
    rest = [trip - drawing for trip, drawing in zip(trips, drawings, strict=True)]
    print(f"{photos} photos, {os.cpu_count()} cores, {platform.machine()}")
    print(f"{'milliseconds':24}{'p50':>8}{'p95':>8}")
    for name, values in [("photo to drawing", trips), ("network", drawings), ("the rest", rest)]:
        print(f"{name:24}{percentile(values, 50):8.1f}{percentile(values, 95):8.1f}")
    if percentile(rest, 50) > TARGET:
        raise SystemExit(f"the rest takes more than {TARGET} ms at the median")


if __name__ == "__main__":
    main()

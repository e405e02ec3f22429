"""Whether words change drawings the way they say, on the whole way from a chat to the picture.

    python benchmarks/words.py [--data DIR]

A stand-in Bot API, an embedded Valkey, the bot and a worker, each a process of its own. Each photo
is sent with no words and with each of some words, and the drawings are measured (`tests/ink.py`).
The photos are those of the tests, and with `--data` as many of a data set's held-out portraits.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from model.drawing.artist import Artist  # noqa: E402
from model.training.evaluation.slices import NEVER_LEARNT, read_slices, spread  # noqa: E402
from tests.ink import EFFECTS, Effect, person_in, pixels  # noqa: E402
from tests.programs import BotProgram, WorkerProgram  # noqa: E402
from tests.telegram_api import Person, TelegramApi  # noqa: E402
from worker.queue.embedded import EmbeddedValkey  # noqa: E402

#: None is a photo without words.
WORDS = (None, *dict.fromkeys(effect.words for effect in EFFECTS))

#: Share of the drawings in which an effect must show.
TARGET = 0.9

#: A figure without the words and with them.
Pair = tuple[float, float]
Figures = dict[Effect, list[Pair]]


def photos(data: Path | None) -> list[Path]:
    """The portraits of the tests and, of those never learnt from, as many from all over."""
    ours = sorted((ROOT / "tests" / "photos").glob("*.webp"))
    if data is None:
        return ours
    others = sorted(read_slices()[NEVER_LEARNT] - {path.stem for path in ours})
    there = [id for id in others if (data / "photos" / f"{id}.webp").exists()]
    return ours + [data / "photos" / f"{id}.webp" for id in spread(there, len(ours))]


async def measure(paths: Iterable[Path], folder: Path) -> Figures:
    """Has every photo drawn by all words, and measures what came of it."""
    artist, figures = Artist.load("line"), Figures()
    with EmbeddedValkey() as url:
        async with (
            TelegramApi() as api,
            BotProgram(api, url, folder) as bot,
            WorkerProgram(url, folder) as worker,
        ):
            await worker.start()
            await bot.start()
            for path in paths:
                photo = path.read_bytes()
                drawn = {words: pixels(await draw(api, photo, words)) for words in WORDS}
                person = person_in(artist, photo)
                for effect in EFFECTS:
                    pair = [effect.measure(drawn[words], person) for words in (None, effect.words)]
                    figures.setdefault(effect, []).append((pair[0], pair[1]))
                    if not effect.shown(*pair):
                        print(f"{path.stem}: {effect.words!r} did not show, {pair}")
    return figures


async def draw(api: TelegramApi, photo: bytes, words: str | None) -> bytes:
    """Somebody sends a photo with words and waits for the drawing."""
    person = Person("Ana")
    chat = api.private_chat(person)
    await chat.send(person, photo=photo, caption=words)
    await api.until(chat.pictures)
    picture: bytes = api.files[chat.pictures()[0]["photo"][-1]["file_id"]]
    return picture


def main() -> None:
    """Measures and prints a table; fails when words show in too few drawings."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path)
    paths = photos(parser.parse_args().data)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(paths, Path(folder)))
    print("| words | measure | without, median | with, median | as it should |")
    print("|---|---|---|---|---|")
    shares = [report(effect, pairs) for effect, pairs in figures.items()]
    if min(shares) < TARGET:
        raise SystemExit(f"some words show in fewer than {TARGET:.0%} of the drawings")


def report(effect: Effect, pairs: list[Pair]) -> float:
    """Prints a row of the table; returns the share of drawings in which the effect shows."""
    without, changed = (statistics.median(values) for values in zip(*pairs, strict=True))
    shown = sum(effect.shown(*pair) for pair in pairs)
    measured = effect.measure.__name__.replace("_", " ")
    print(
        f"| *{effect.words}* | {measured} | {without:.2f} | {changed:.2f} "
        f"| {shown} of {len(pairs)} |"
    )
    return shown / len(pairs)


if __name__ == "__main__":
    main()

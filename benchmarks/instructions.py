"""How long an instruction takes to be understood and described, whatever it says.

    python benchmarks/instructions.py [--strings 5000]

Half of the strings are random, half are the test data's, whole and cut up and mixed.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bots.instructions import LONGEST, describe, understand  # noqa: E402
from tests.instruction_tables import table  # noqa: E402

#: Milliseconds that an instruction may take, at the 95th percentile.
TARGET = 5


def strings(count: int) -> Iterator[str]:
    """Random strings up to twice the length that is read."""
    chance = random.Random(6)  # noqa: S311
    said = [one.words for one in table("instructions.csv")]
    for number in range(count):
        length = chance.randrange(2 * LONGEST)
        if number % 4 == 0:
            yield "".join(chr(chance.randrange(0x110000)) for _ in range(length))
        elif number % 4 == 1:
            yield "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ,.-") for _ in range(length))
        elif number % 4 == 2:
            yield chance.choice(said)
        else:
            words = " ".join(chance.sample(said, 40)).split()
            yield " ".join(chance.sample(words, min(len(words), length // 6)))


def took(words: str) -> float:
    """Milliseconds of a core: it waits for nothing, and other programs' share is none of ours."""
    start = time.thread_time()
    describe(understand(words), "ko")
    return 1000 * (time.thread_time() - start)


def main() -> None:
    """Measures and prints; fails when the 95th percentile is over the target."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--strings", type=int, default=5000)
    count = parser.parse_args().strings
    took("blue ink")
    times = [took(words) for words in strings(count)]
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    print(
        f"{count} strings: p50 {cuts[49]:.2f} ms, p95 {cuts[94]:.2f} ms, most {max(times):.2f} ms"
    )
    if cuts[94] > TARGET:
        raise SystemExit(f"an instruction takes more than {TARGET} ms at the 95th percentile")


if __name__ == "__main__":
    main()

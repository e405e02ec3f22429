"""Which held-out portraits belong together: those with glasses, those in low light, and so on.

Tagged by hand, from the photos; what each tag means is in docs/evaluation.md.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

SLICES = Path(str(files("model.training.evaluation").joinpath("slices.csv")))
#: The tag of portraits that no weights have ever learnt from; of the others, some had before.
NEVER_LEARNT = "never_learnt"


def read_slices(path: Path = SLICES) -> dict[str, frozenset[str]]:
    """The ids of each tag, in the order of the file's columns."""
    with path.open() as file:
        rows = csv.DictReader(file)
        _, *tags = rows.fieldnames or ()
        tagged = list(rows)
    return {tag: frozenset(row["id"] for row in tagged if row[tag] == "1") for tag in tags}


def cut(ids: Sequence[str], slices: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Those of the ids that are in each slice, in their order; no slice of which there are none."""
    members = {name: [id for id in ids if id in slice] for name, slice in slices.items()}
    return {name: found for name, found in members.items() if found}


def spread(ids: Sequence[str], most: int) -> list[str]:
    """At most so many of the ids, from all over; all of them where there are no more."""
    return [ids[index * len(ids) // most] for index in range(most)] if len(ids) > most else [*ids]


def tags_of(id: str, slices: Mapping[str, Collection[str]]) -> list[str]:
    """Everything that a portrait is tagged with."""
    return [tag for tag, tagged in slices.items() if id in tagged]

"""What people wrote to bots of this kind under and after photos, and what it must mean."""

import csv

import pytest

from bots.instructions import describe, understand
from tests.instruction_tables import FOLDER, wish


def rows() -> list[dict[str, str]]:
    with (FOLDER / "corpus.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if line[0] != "#"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['words']} | {row['before']}")
def test_every_line_means_what_it_must_and_only_that_is_said(row: dict[str, str]) -> None:
    before = wish(row["before"])
    found = understand(row["words"], before)
    assert found.wish == wish(row["means"], before)
    assert found.talk == row["talk"]
    said = describe(found, "en")
    assert row["says"] in said if row["says"] else not said
    assert "I did not understand" not in said

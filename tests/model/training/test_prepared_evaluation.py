"""`artline evaluate prepare`: finds beside the heads that were marked by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.drawing.people import Box
from model.training.data.head_records import HeadRecord
from model.training.evaluation.prepared import Mark, counted, evaluate, read_marks
from tests.head_sets import prepared, record


def finds(*kinds: str) -> Iterator[HeadRecord]:
    """All that was marked of some kinds, found as it was marked."""
    number = 0
    for panel, marks in read_marks().items():
        for mark in marks:
            if mark.kind in kinds:
                number += 1
                middle = (
                    (mark.box.left + mark.box.right) / 2,
                    (mark.box.top + mark.box.bottom) / 2,
                )
                side = 1.2 * max(mark.box.right - mark.box.left, mark.box.bottom - mark.box.top)
                facts = {"box": mark.box, "middle": middle, "side": side, "likelihood": 0.9}
                yield record(number, source=f"{panel}.webp", **facts)


def test_all_that_was_marked_and_nothing_else_is_perfect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(prepared(tmp_path, list(finds("person"))))
    told = capsys.readouterr().out
    assert "100.0" in told
    assert "Missed at 0.5: none" in told
    assert "0 cut the top of the head" in told


def test_crops_below_a_head_s_top_count_and_heads_that_are_dropped_for_theirs_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, lower, dropped = [*finds("person")][:3]
    lower = lower.model_copy(
        update={"middle": (lower.middle[0], lower.middle[1] + 0.4 * lower.side)}
    )
    dropped = dropped.model_copy(update={"fault": "top"})
    evaluate(prepared(tmp_path, [whole, lower, dropped]))
    told = " ".join(capsys.readouterr().out.split())
    assert "Of 2 crops, 1 cut the top of the head" in told
    assert "1 were dropped for that" in told


def test_animals_what_is_missed_and_what_is_nothing_count_against_it() -> None:
    marks = {"panel": [Mark("person", Box(0, 0, 100, 100)), Mark("person", Box(200, 0, 300, 100))]}
    marks["panel"] += [Mark("animal", Box(400, 0, 500, 100)), Mark("unclear", Box(0, 200, 90, 300))]
    boxes = [(0, 0, 100, 160), (400, 0, 480, 100), (10, 210, 80, 290), (600, 0, 700, 100)]
    boxes.append((40, 40, 60, 60))  # a nose
    found = {"panel": [record(90, box=box) for box in boxes] + [record(20, box=(200, 0, 300, 100))]}
    assert counted(marks, found, 0.5) == (1, 2, 1, 1, 2)
    assert counted(marks, found, 0.1) == (2, 2, 2, 1, 2)

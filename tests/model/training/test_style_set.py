"""The heads of a prepared set, as training gets them."""

from pathlib import Path

import pytest
import torch

from model.contract.errors import OperatorError
from model.training.data.head_records import Choices
from model.training.data.style_set import StyleSet
from tests.head_sets import SIZE, prepared, record


def numbers(heads: StyleSet) -> list[int]:
    return [int(one.id.removeprefix("head-")) for one in heads.records]


def test_kept_heads_come_as_pixels_landmarks_and_records(tmp_path: Path) -> None:
    records = [record(number) for number in range(30, 80)]
    heads = StyleSet(prepared(tmp_path, records))
    assert numbers(heads) == list(range(50, 80))
    assert heads.pictures.shape == (30, 3, SIZE, SIZE)
    # Each with its own picture: the red of the first is its place among all.
    assert torch.equal(heads.pictures[:, 0, 0, 0], torch.arange(20, 50, dtype=torch.uint8))
    assert heads.points.shape == (30, 68, 2)
    assert heads.points[0, 0].tolist() == [4.0, 8.0]
    assert [one.held_out for one in heads.records] == heads.held_out.tolist()
    assert heads.held_out.sum() == 3


def test_a_person_has_the_last_word(tmp_path: Path) -> None:
    records = [record(number) for number in range(30, 80)] + [record(90, fault="alike")]
    chosen = Choices(least=0.6, rejected={"head-70"}, accepted={"head-31", "head-90"})
    heads = StyleSet(prepared(tmp_path, records, chosen))
    assert set(numbers(heads)) == {31, *range(60, 80), 90} - {70}


def test_what_is_no_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="artline prepare"):
        StyleSet(tmp_path)
    folder = prepared(tmp_path, [record(number) for number in range(60, 75)])
    with pytest.raises(OperatorError, match="15 heads"):
        StyleSet(folder)
    with (folder / "heads.jsonl").open("a") as file:
        file.write('{"id": "head-')
    with pytest.raises(OperatorError, match="line 16"):
        StyleSet(folder)

"""The heads of a prepared set, as training gets them."""

from pathlib import Path

import pytest
import torch
from PIL import Image

from model.contract.errors import OperatorError
from model.training.data.head_records import Choices, HeadRecord, Settings, head_path
from model.training.data.style_set import StyleSet

SIZE = 16


def record(number: int, **others: object) -> HeadRecord:
    facts: dict[str, object] = {
        "id": f"head-{number}",
        "source": "page.png",
        "panel": (0, 0, 64, 64),
        "box": (8, 8, 40, 40),
        "likelihood": number / 100,
        "turned": 0,
        "yaw": 0,
        "pitch": 0,
        "landmarks": [(0.25, 0.5)] * 68,
        "colours": {"hair": "#402010"},
        "worn": {"hat": 0.0},
        "hair": "dark",
        "enlarged": 1,
        "continued": 0,
        "cut_at_top": False,
        "held_out": number % 10 == 0,
    }
    return HeadRecord.model_validate(facts | others)


def prepared(folder: Path, records: list[HeadRecord], choices: Choices | None = None) -> Path:
    (folder / "heads").mkdir()
    for number, one in enumerate(records):
        Image.new("RGB", (SIZE, SIZE), (number, 2, 3)).save(
            head_path(folder, one.id), lossless=True
        )
    (folder / "heads.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in records))
    (folder / "settings.json").write_text(Settings(size=SIZE).model_dump_json())
    if choices:
        (folder / "choices.json").write_text(choices.model_dump_json())
    return folder


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

"""Sets of heads as `artline prepare` leaves them, without any picture having been read."""

from pathlib import Path

from PIL import Image

from model.training.data.head_records import Choices, HeadRecord, Settings, head_path

SIZE = 16


def record(number: int, **others: object) -> HeadRecord:
    """One that is as likely as its number says, in percent."""
    facts: dict[str, object] = {
        "id": f"head-{number}",
        "source": "page.png",
        "panel": (0, 0, 64, 64),
        "box": (8, 8, 40, 40),
        "likelihood": number / 100,
        "middle": (24, 24),
        "side": 40,
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
    """The folder, with these records and a picture of each: its place among them is its red."""
    (folder / "heads").mkdir()
    for number, one in enumerate(records):
        Image.new("RGB", (SIZE, SIZE), (number, 2, 3)).save(
            head_path(folder, one.id), lossless=True
        )
    (folder / "heads.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in records))
    (folder / "settings.json").write_text(Settings(size=SIZE, least=0.5).model_dump_json())
    if choices:
        (folder / "choices.json").write_text(choices.model_dump_json())
    return folder

"""The added styles of a worker, as their folder changes: found, left out, drawn, and gone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from redis import Redis
from structlog.testing import capture_logs

from model.contract import styles
from model.contract.added import CHATS, LARGEST, AddedStyle
from model.drawing.loading import Loader
from tests import added_style
from tests.added_style import NAME
from tests.asks import ask
from tests.worker_process import Grey
from worker.added import AddedStyles
from worker.drawing import Drawer
from worker.lane import load_added
from worker.pace import Pacemeter
from worker.queue.jobs import Outcome
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings
from worker.studio import Artist, Studio


@pytest.fixture
def studio() -> Iterator[Studio]:
    with Studio({"line": Grey()}) as studio:
        yield studio


def grey(style: AddedStyle) -> Artist:
    """Loads nothing; but for one that has weights of no use, as a loader does."""
    if not style.weights.read_bytes().startswith(b"weights"):
        raise ZeroDivisionError("whatever a file may lead to")
    return Grey()


def folder(root: Path, name: str = NAME) -> Path:
    """That of a style without a network."""
    made = root / name
    made.mkdir(parents=True)
    (made / "style.safetensors").write_bytes(b"weights")
    (made / "card.md").write_text("A card.")
    Image.new("RGB", (8, 8)).save(made / "cover.webp")
    return made


def looked(added: AddedStyles) -> list[Any]:
    """What is logged of a look, and of what it leads to."""
    with capture_logs() as logs:
        added.look()
        added.wait()
    return [(line["event"], line["style"]) for line in logs]


def test_styles_come_change_and_go_with_their_folders(studio: Studio, tmp_path: Path) -> None:
    loaded = []
    added = AddedStyles(tmp_path, studio, lambda style: loaded.append(style.name) or Grey())
    assert looked(added) == []
    made = folder(tmp_path)
    folder(tmp_path, ".unfinished")
    assert looked(added) == [("a style was added", NAME)]
    assert studio.styles == ["line", NAME]
    assert looked(added) == []
    (made / CHATS).write_text("telegram:42\n")
    assert not added.here[0].chats
    assert looked(added) == [("a style was added", NAME)]
    assert added.here[0].chats == {"telegram:42"}
    assert loaded == [NAME, NAME]
    shutil.rmtree(made)
    assert looked(added) == [("a style was removed", NAME)]
    assert studio.styles == ["line"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("card.md", b" \n"),
        ("card.md", b"\xff\xfe\xfd"),
        ("cover.webp", b"GIF89a, and no WebP"),
        ("cover.webp", bytes(LARGEST["cover.webp"] + 1)),
        ("style.safetensors", b"\x80\x04K\x01."),
        (CHATS, b"everybody"),
    ],
)
def test_a_broken_folder_is_told_of_once_and_left_out_until_it_is_mended(
    studio: Studio, tmp_path: Path, file: str, content: bytes
) -> None:
    added = AddedStyles(tmp_path, studio, grey)
    made = folder(tmp_path)
    good = (made / file).read_bytes() if (made / file).exists() else b""
    (made / file).write_bytes(content)
    assert looked(added) == [("an added style is left out", NAME)]
    assert looked(added) == []
    assert studio.styles == ["line"]
    (made / file).write_bytes(good)
    assert looked(added) == [("a style was added", NAME)]


def test_no_style_takes_the_name_of_a_shipped_one(studio: Studio, tmp_path: Path) -> None:
    added = AddedStyles(tmp_path, studio, grey)
    folder(tmp_path, "comic")
    assert looked(added) == [("an added style is left out", "comic")]
    assert studio.styles == ["line"]


def test_a_job_whose_style_is_gone_or_not_for_its_chat_gets_a_sentence(
    redis: Redis, studio: Studio, tmp_path: Path
) -> None:
    added = AddedStyles(tmp_path, studio, grey)
    made = folder(tmp_path)
    assert draw(redis, studio, added).problem == "style-gone"
    looked(added)
    assert draw(redis, studio, added).problem is None
    (made / CHATS).write_text("telegram:43\n")
    looked(added)
    answer = draw(redis, studio, added)
    assert (answer.problem, answer.values) == ("style-gone", {"style": NAME})
    # Nor is it on a sheet there.
    sheet = draw(redis, studio, added, output="sheet", added=[NAME])
    assert sheet.styles == ("line",)
    (made / CHATS).unlink()
    looked(added)
    sheet = draw(redis, studio, added, output="sheet", added=[NAME, "gone"])
    assert sheet.styles == ("line", NAME)


def test_a_taught_network_is_loaded_and_draws_and_no_other_is(
    studio: Studio, tmp_path: Path
) -> None:
    def load(style: AddedStyle) -> Artist:
        return load_added(loader, style)

    loader = Loader()
    added = AddedStyles(tmp_path / "styles", studio, load)
    made = added_style.make(tmp_path / "styles")
    shutil.copytree(made, tmp_path / "styles" / "othertoon")
    cartoons = styles.FOLDER / f"{styles.CARTOONS}.safetensors"
    shutil.copy(cartoons, tmp_path / "styles" / "othertoon" / "style.safetensors")
    assert looked(added) == [
        ("an added style is left out", "othertoon"),
        ("a style was added", NAME),
    ]
    assert studio.styles == ["line", NAME]


def draw(redis: Redis, studio: Studio, styles: AddedStyles, **fields: object) -> Outcome:
    """How a job in that style is answered; it comes from the chat telegram:42."""
    ledger = Ledger(redis, QueueSettings())
    request = ask(**({"style": NAME} | fields))
    ledger.accept(request, added_style.photo())
    Drawer(ledger, studio, Pacemeter(1), styles).draw(request.id)
    return Outcome.model_validate_json(cast(bytes, redis.get(f"artline:outcome:{request.id}")))

"""`artline draw --all`: one sheet with every style."""

from pathlib import Path

import pytest
from PIL import Image

from tests.artline.terminal import PHOTO, forked, size


def small(folder: Path) -> Path:
    """A photo that every style draws fast."""
    photo = folder / "small.png"
    with Image.open(PHOTO) as image:
        image.convert("RGB").resize((192, 256)).save(photo)
    return photo


def test_a_photo_becomes_a_sheet_of_all_styles(tmp_path: Path) -> None:
    done = forked("draw", small(tmp_path), "--all", "-o", tmp_path / "sheet.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    width, height = size(tmp_path / "sheet.png")
    assert width > 3 * 192
    assert height > 2 * 256
    assert "left out" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "sheet.svg"], "a sheet of all styles is a picture, not 'svg': choose png, webp"),
        (["--as", "sticker"], "a sheet of all styles is a picture, not 'sticker'"),
        (["--style", "comic"], "leave out one of --all and --style comic"),
        (["--as", "sheet"], "no drawing can be had as 'sheet'"),
    ],
)
def test_what_a_sheet_cannot_be_is_told_in_a_sentence(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    done = forked("draw", PHOTO, "--all", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_transparent_paper_is_told_to_be_white_on_a_sheet(tmp_path: Path) -> None:
    options = ["--paper", "transparent", "-o", tmp_path / "sheet.png"]
    done = forked("draw", small(tmp_path), "--all", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "On a sheet nothing is transparent: its paper is white." in done.stderr
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.mode == "RGB"

"""`artline draw` with words, and between pipes; what it says of itself and of folders."""

import io
from importlib.metadata import version
from pathlib import Path

import pytest
from PIL import Image

from artline.cli import app
from artline.paths import STANDARD, name_drawings
from model.contract.errors import OperatorError
from tests.artline.terminal import PHOTO, forked, piped


def small() -> bytes:
    """A photo that is drawn fast."""
    buffer = io.BytesIO()
    with Image.open(PHOTO) as image:
        image.convert("RGB").resize((192, 256)).save(buffer, "PNG")
    return buffer.getvalue()


def test_words_say_on_the_command_line_what_they_say_to_the_bots(tmp_path: Path) -> None:
    (tmp_path / "me.png").write_bytes(small())
    words = ["--ink", "#c02020", "--words", "thinner, cream paper, as a jpg, sideways"]
    done = forked("draw", "me.png", *words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert "Drawn with thin lines, #c02020 ink, cream paper. It comes as JPEG." in said
    assert "“sideways”" in said
    with Image.open(tmp_path / "me-line.jpg") as image:
        assert image.format == "JPEG"
        red, green, blue = image.convert("RGB").getpixel((1, 1))
    assert (red, green, blue) == pytest.approx((255, 244, 220), abs=3), "the paper"


def test_a_photo_comes_from_standard_input_and_its_drawing_goes_to_standard_output(
    tmp_path: Path,
) -> None:
    done = piped("draw", "-", "--words", "no grey, blue ink", cwd=tmp_path, given=small())
    assert done.returncode == 0, done.stderr
    with Image.open(io.BytesIO(done.stdout)) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors() or []}
    assert colours == {(31, 79, 216), (255, 255, 255)}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("photos", "output", "names"),
    [
        (["-"], None, ["-"]),
        (["-"], "me.png", ["me.png"]),
        (["-"], "drawn", ["drawn/stdin-line.png"]),
        (["-", "a/me.jpg"], None, ["stdin-line.png", "me-line.png"]),
    ],
)
def test_standard_output_takes_one_drawing_and_others_have_names(
    photos: list[str], output: str | None, names: list[str]
) -> None:
    files = [Path(photo) for photo in photos]
    drawings = name_drawings(files, files, output and Path(output), ".png", "line")
    assert [str(drawing) for drawing in drawings] == names
    if len(files) > 1:
        with pytest.raises(OperatorError, match="standard output takes one drawing"):
            name_drawings(files, files, STANDARD, ".png", "line")


def test_what_is_skipped_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "photos" / "more").mkdir(parents=True)
    (tmp_path / "photos" / "me.png").write_bytes(small())
    (tmp_path / "photos" / "notes [1].txt").write_text("no picture")
    (tmp_path / "photos" / ".DS_Store").write_text("hidden")
    done = forked("draw", "photos", "-o", "drawn", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "skipped, no pictures: more/, notes [1].txt\n" in done.stderr
    assert [path.name for path in (tmp_path / "drawn").iterdir()] == ["me-line.png"]


def test_it_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"artline {version('artline-bot')}\n"

"""The command line, as somebody at a terminal uses it."""

import os
import re
from pathlib import Path

import av
import pytest
from PIL import Image

from model.contract.styles import catalogue
from tests import memory
from tests.artline.terminal import PHOTO, artline, forked, size


def test_one_photo_becomes_one_drawing(tmp_path: Path) -> None:
    done = artline("draw", PHOTO, "-o", tmp_path / "me.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert size(tmp_path / "me.png") == (768, 768)


def test_a_phone_photo_of_fifty_megapixels_is_drawn_in_the_memory_of_a_small_machine(
    tmp_path: Path,
) -> None:
    photo, target = tmp_path / "phone.jpg", tmp_path / "me.png"
    with Image.open(PHOTO) as image:
        image.convert("RGB").resize((8160, 6144)).save(photo)
    needed = memory.artline("draw", photo, "-o", target)
    assert needed.result == 0
    assert size(target) == (4080, 3072)
    assert needed.after < 1_500_000_000


@pytest.mark.skipif("colour" not in catalogue(), reason="there are no such weights yet")
def test_a_photo_is_coloured_with_the_colours_of_the_options(tmp_path: Path) -> None:
    target = tmp_path / "me.png"
    colours = ["--hair", "red", "--behind", "#3060d0", "--person", "left:clothes=green"]
    done = forked("draw", PHOTO, "--style", "colour", *colours, "-o", target, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert size(target) == (768, 768)
    with Image.open(target) as image:
        red, _, blue = image.convert("RGB").resize((48, 48)).getpixel((1, 1))
    assert blue > red + 40


def test_a_medium_overrides_the_preset_and_a_pdf_is_written_where_one_is_asked_for(
    tmp_path: Path,
) -> None:
    chalk = ["--preset", "sketch", "--medium", "chalk"]
    done = forked("draw", PHOTO, *chalk, "-o", tmp_path / "me.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "me.png") as image:
        assert image.convert("RGB").getpixel((0, 0)) == (35, 40, 45), "the board"
    done = forked("draw", PHOTO, "--medium", "pen", "-o", tmp_path / "me.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "me.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pure_drawing_has_two_colours_and_an_inverted_one_is_light_on_dark(
    tmp_path: Path,
) -> None:
    target = tmp_path / "me.png"
    colours = ["--pure", "--invert", "--ink", "#c02020", "--paper", "#fff4dc"]
    done = forked("draw", PHOTO, "--medium", "pencil", *colours, "-o", target, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with Image.open(target) as image:
        found = {colour for _, colour in image.convert("RGB").getcolors() or []}
        assert found == {(192, 32, 32), (255, 244, 220)}
        assert image.convert("RGB").getpixel((0, 0)) == (192, 32, 32), "the paper"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "me.jpg"], "A JPEG cannot be transparent, so the paper is white; a PNG can."),
        (["--as", "jpeg", "--ink", "#ffffff"], "so the paper is black; a PNG can."),
        (["--as", "sticker"], "transparent around the person only: the paper inside is white."),
        (["-o", "me.pdf"], "On a sheet nothing is transparent: its paper is white."),
        (["--as", "webp"], ""),
        ([], ""),
    ],
)
def test_transparent_paper_that_a_file_cannot_have_is_told(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    done = forked("draw", PHOTO, "--paper", "transparent", *arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = done.stderr.splitlines()
    assert sentence in said[0] if sentence else len(said) == 1, "nothing but where the drawing is"
    (drawing,) = tmp_path.iterdir()
    if drawing.suffix in (".png", ".webp") and not sentence:
        with Image.open(drawing) as image:
            assert image.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_plotter_gets_an_svg_that_is_named_after_it(tmp_path: Path) -> None:
    done = forked("draw", PHOTO, "--as", "plotter", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert 'data-plotter="A4"' in (tmp_path / "norod-0036-plotter.svg").read_text()


def test_a_drawing_comes_as_a_clip_and_so_does_what_moves(tmp_path: Path) -> None:
    with Image.open(PHOTO) as image:
        small = image.convert("RGB").resize((192, 192))
    turned = [small, small.rotate(4), small.rotate(8)]
    small.save(tmp_path / "still.png")
    turned[0].save(
        tmp_path / "wave.gif", save_all=True, append_images=turned[1:], duration=[70, 70, 70]
    )
    photos = [tmp_path / "still.png", tmp_path / "wave.gif"]
    done = forked("draw", *photos, "--as", "clip", "-o", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lengths = {}
    for name in ("still", "wave"):
        with av.open(str(tmp_path / "out" / f"{name}-clip.mp4")) as file:
            lengths[name] = len(list(file.decode(video=0)))
    assert lengths["still"] > 100, "it is seen to come about"
    assert 3 <= lengths["wave"] <= 4, "each of its frames is drawn"


def test_a_drawing_never_takes_the_place_of_a_photo(tmp_path: Path) -> None:
    for name in ("me.webp", "me-line.webp"):
        (tmp_path / name).write_bytes(PHOTO.read_bytes())
    for arguments in (["me.webp", "-o", "me.webp"], [".", "--as", "webp"]):
        done = forked("draw", *arguments, cwd=tmp_path)
        assert done.returncode == 1
        assert "is a picture to draw from: give another -o" in " ".join(done.stderr.split())
    for path in tmp_path.iterdir():
        assert path.read_bytes() == PHOTO.read_bytes()


def test_a_drawing_never_takes_the_place_of_another_drawing(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "selfie.webp").write_bytes(PHOTO.read_bytes())
    done = forked("draw", "a/selfie.webp", "b/selfie.webp", "a", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    drawn = sorted(path.name for path in tmp_path.glob("*.png"))
    assert drawn == ["a-selfie-line.png", "b-selfie-line.png"]


def test_a_drawing_never_takes_the_place_of_a_photo_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "me.webp").write_bytes(PHOTO.read_bytes())
    os.link(tmp_path / "me.webp", tmp_path / "linked.png")
    done = forked("draw", "me.webp", "-o", "linked.png", cwd=tmp_path)
    assert done.returncode == 1
    assert "is a picture to draw from: give another -o" in " ".join(done.stderr.split())
    assert (tmp_path / "me.webp").read_bytes() == PHOTO.read_bytes()


def test_a_photo_that_gives_no_bytes_is_named_and_the_others_are_drawn(tmp_path: Path) -> None:
    done = forked("draw", "/proc/self/mem", PHOTO, "-o", "drawn", cwd=tmp_path)
    assert done.returncode == 1
    assert "/proc/self/mem cannot be read: Input/output error" in " ".join(done.stderr.split())
    assert (tmp_path / "drawn" / "norod-0036-line.png").exists()


def test_a_folder_is_drawn_whole_and_what_cannot_be_is_named(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "a.webp").write_bytes(PHOTO.read_bytes())
    with Image.open(PHOTO) as image:
        image.convert("RGB").resize((300, 400)).save(photos / "a.jpg")
    (photos / "b.jpg").write_text("not a picture at all")
    (photos / "notes.txt").write_text("ignored")
    done = forked("draw", photos, "-o", tmp_path / "drawn", cwd=tmp_path)
    assert done.returncode == 1
    assert "b.jpg" in done.stderr
    assert "Traceback" not in done.stderr
    drawn = sorted(path.name for path in (tmp_path / "drawn").iterdir())
    assert drawn == ["a-jpg-line.png", "a-webp-line.png"]
    assert size(tmp_path / "drawn" / "a-jpg-line.png") == (768, 1024)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["draw", "missing.jpg"], "there is no file missing.jpg"),
        (
            ["draw", PHOTO, "-o", "me.tiff"],
            "no drawing can be had as 'tiff': choose png, webp, jpeg, svg, pdf, plotter",
        ),
        (["draw", PHOTO, "-o", f"{__file__}/me.png"], "test_artline.py is no folder"),
        (["draw", PHOTO, "-o", "x" * 300 + ".png"], "cannot be written: File name too long"),
        (["draw", "x" * 300], "cannot be read: File name too long"),
        (["draw", PHOTO, "--preset", "wild"], "choose classic, bold, fine, sketch, minimal"),
        (
            ["draw", PHOTO, "--medium", "oil"],
            "no medium 'oil': choose ink, pen, brush, pencil, engraving, stipple, chalk, page",
        ),
        (["draw", PHOTO, "--as", "plotter", "-o", "me.pdf"], "that is a .svg file: call it me.svg"),
        (
            ["draw", PHOTO, "--hair", "rood"],
            "there is no colour 'rood' for hair: write one like red",
        ),
        (["draw", PHOTO, "--person", "her:hair=red"], "there is no person 'her': choose left"),
        (["draw", PHOTO, "--pure", "--style", "comic"], "--pure is for line art: leave out one of"),
        (["draw", PHOTO, "--invert", "--medium", "chalk"], "leave out --invert"),
        (["draw", PHOTO, "--example", "mine.png"], "there is no file mine.png"),
        (["draw", PHOTO, "--example", __file__], "test_artline.py: "),
        (
            ["draw", PHOTO, "--style", "flat", "--as", "plotter"],
            "a pen plotter draws lines, and --style flat has none",
        ),
        (
            ["draw", PHOTO, "--style", "oil"],
            "there is no style 'oil' here: choose line, comic, pop, flat, cute, hero, webtoon, "
            "colour",
        ),
        (["bot", "telegram"], "talk to @BotFather"),
        (["bot", "discord"], "put the token that its page Bot gives you into DISCORD_TOKEN"),
        (["worker"], "No broker: set REDIS_URL"),
        (["train", "line", "--data", "."], "holds no training pictures"),
        (
            ["train", "line", "--data", ".", "--preset", "tpu"],
            "choose cpu, cpu-more, cpu-hands, gpu",
        ),
        (
            ["train", "line", "--data", ".", "--encoder", "vgg"],
            "choose efficientnet-lite0, resnet34",
        ),
    ],
)
def test_mistakes_are_one_sentence_and_no_traceback(
    arguments: list[object], sentence: str, tmp_path: Path
) -> None:
    done = forked(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_flat_cartoon_comes_as_an_svg_in_colours(tmp_path: Path) -> None:
    done = forked("draw", PHOTO, "--style", "flat", "--as", "svg", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "lines alone" not in done.stderr
    content = (tmp_path / "norod-0036-flat.svg").read_text()
    assert len(set(re.findall(r'fill="(#[0-9a-f]{6})"', content))) > 6

"""`artline styles`: what there is, and how a style that was taught is added and removed."""

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from model.contract.added import CHATS, added
from model.contract.styles import catalogue
from tests import added_style, pointed_style
from tests.added_style import NAME, is_red
from tests.artline.terminal import forked


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return added_style.make(tmp_path_factory.mktemp("taught"))


def test_a_style_is_added_shown_drawn_in_and_removed(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home" / "styles"

    def styles(*arguments: object) -> str:
        done = forked(*arguments, cwd=tmp_path, ARTLINE_STYLES=str(home))
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert [line.partition(":")[0] for line in styles("styles").splitlines()] == [*catalogue()]
    for_some = ["--for", "telegram:-1004", "--for", "discord:7"]
    assert "was added" in styles("styles", "add", made, *for_some)
    assert [*home.iterdir()] == [home / NAME], "nothing is left beside it"
    assert "for discord:7, telegram:-1004 alone" in styles("styles").splitlines()[-1]
    (home / NAME / "card.md").write_text("")
    assert f"{NAME}: left out, since card.md of {NAME} says nothing" in styles("styles", "list")
    styles("styles", "add", made)
    assert not (home / NAME / CHATS).exists(), "in place of the one before"
    shown = styles("styles", "show", NAME)
    assert "8.1 MB" in shown
    assert "Made for tests." in shown
    (tmp_path / "photo.png").write_bytes(added_style.photo())
    styles("draw", "photo.png", "--style", NAME, "-o", "out.png")
    assert is_red((tmp_path / "out.png").read_bytes())
    styles("styles", "remove", NAME)
    assert added(home) == {}
    assert [*home.iterdir()] == []
    assert NAME not in styles("styles", "list")


def test_a_style_that_is_added_draws_from_points_if_it_was_taught_to(
    made: Path, tmp_path: Path
) -> None:
    home, taught = tmp_path / "styles", Path(shutil.copytree(made, tmp_path / NAME))
    (tmp_path / "points.json").write_text(json.dumps(pointed_style.points()))

    def run(*arguments: object) -> str:
        done = forked(*arguments, cwd=tmp_path, ARTLINE_STYLES=str(home))
        assert done.returncode == 0, done.stderr
        return done.stdout

    pointed_style.make(taught)
    run("styles", "add", taught)
    run("face", "--points", "points.json", "--style", NAME)
    with Image.open(tmp_path / "face.png") as drawn:
        assert drawn.size == (pointed_style.SIDE, pointed_style.SIDE)
    run("styles", "add", made)
    done = forked(
        *("face", "--points", "points.json", "--style", NAME),
        cwd=tmp_path,
        ARTLINE_STYLES=str(home),
    )
    assert f"the style {NAME} was not taught to draw from points" in " ".join(done.stderr.split())


def spoilt(folder: Path, fault: str) -> list[object]:
    """The arguments that add a style with a fault."""
    match fault:
        case "card":
            (folder / "card.md").unlink()
        case "cover":
            (folder / "cover.webp").write_bytes(bytes(300_000))
        case "pickle":
            (folder / "style.safetensors").write_bytes(b"\x80\x04K\x01.")
        case "layers":
            shutil.copy(catalogue()["comic"].weights, folder / "style.safetensors")
        case "points":
            shutil.copy(catalogue()["comic"].weights, folder / "points.safetensors")
        case "many points":
            with (folder / "points.safetensors").open("wb") as file:
                file.truncate(64 * 2**20 + 1)
        case "chat":
            return [folder, "--for", "everybody"]
        case word:
            return [folder.rename(folder.with_name(word))]
    return [folder]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("card", "the style redtoon has no card.md"),
        ("cover", "cover.webp of redtoon has 300000 bytes: 262144 at most"),
        ("pickle", "cannot load the weights in style.safetensors"),
        ("layers", "where ink, hand"),
        ("many points", "points.safetensors of redtoon has 67108865 bytes: 67108864 at most"),
        ("points", "points.safetensors draws no faces from points"),
        ("chat", "a chat is telegram:ID or discord:ID"),
        ("comic", "comic is a style that is there already"),
        ("Red_toon", "a style cannot be called 'Red_toon'"),
        ("komik", "'komik' asks for something else"),
    ],
)
def test_what_is_no_style_is_refused_and_why_is_said(
    made: Path, tmp_path: Path, fault: str, sentence: str
) -> None:
    arguments = spoilt(Path(shutil.copytree(made, tmp_path / NAME)), fault)
    home = tmp_path / "styles"
    done = forked("styles", "add", *arguments, cwd=tmp_path, ARTLINE_STYLES=str(home))
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert not home.exists()


def test_what_is_not_there_or_stays_cannot_be_removed(tmp_path: Path) -> None:
    for name, sentence in (("comic", "is shipped"), (NAME, "there is no style 'redtoon' in")):
        done = forked("styles", "remove", name, cwd=tmp_path, ARTLINE_STYLES=str(tmp_path))
        assert (done.returncode, sentence in done.stderr) == (1, True)

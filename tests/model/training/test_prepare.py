"""A folder of pages becomes a set of heads, as `artline prepare` makes it."""

import json
from pathlib import Path
from shutil import copy

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from model.training.data.head_records import (
    Choices,
    HeadRecord,
    fate_of,
    read_choices,
    read_records,
    read_settings,
)
from model.training.data.style_set import StyleSet
from model.training.preparing.alike import alike, thumbnail
from model.training.preparing.panels import panels_of
from tests.artline.terminal import HERE, forked

HEADS = HERE / "heads"
TOON, INK = HEADS / "toon3d-1f474-1f3fd.webp", HEADS / "lorelei-126.webp"
DARK = HEADS / "toon3d-1f9d1-1f3ff-200d-1f33e.webp"
PHOTO = HERE / "photos" / "norod-0036.webp"
SIZE = 96


def on_white(path: Path, side: int) -> Image.Image:
    with Image.open(path) as file:
        picture = file.convert("RGBA").resize((side, side))
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def page() -> Image.Image:
    """Two panels above one: a head each, of which the last is cut by the panel's upper rim."""
    sheet = Image.new("RGB", (440, 480), "#f8f4ec")
    for place, head in (((10, 10), TOON), ((230, 10), INK)):
        panel = Image.new("RGB", (200, 220), "#8fb0c8")
        panel.paste(on_white(head, 180), (10, 20))
        sheet.paste(panel, place)
    cut = Image.new("RGB", (420, 220), "#8fb0c8")
    with Image.open(PHOTO) as file:
        photo = file.convert("RGB").resize((260, 260))
    cut.paste(photo.crop((0, 66, 260, 260)), (80, 0))
    sheet.paste(cut, (10, 250))
    return sheet


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "more").mkdir()
    page().save(folder / "page.png")
    for path in (TOON, INK, DARK):
        copy(path, folder / "more" / path.name)
    # Nearly the same as another, and the very same.
    ImageEnhance.Brightness(on_white(TOON, 240)).enhance(1.02).save(folder / "again.jpg")
    copy(INK, folder / "copy.webp")
    (folder / "broken.png").write_bytes((folder / "page.png").read_bytes()[:3000])
    (folder / "notes.txt").write_text("about the pages")
    return folder


@pytest.fixture(scope="module")
def dataset(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("set") / "heads"
    done = forked("prepare", pages, "--out", folder, "--size", SIZE, cwd=pages.parent)
    assert done.returncode == 0, done.stderr
    return folder


def kept(folder: Path) -> list[HeadRecord]:
    settings, choices = read_settings(folder), read_choices(folder)
    return [one for one in read_records(folder) if fate_of(one, settings, choices) == "kept"]


def test_a_page_is_split_and_each_head_cut_out_whole(dataset: Path) -> None:
    of_page = [one for one in read_records(dataset) if one.source == "page.png"]
    best = {one.panel: one for one in sorted(of_page, key=lambda one: one.likelihood)}
    assert sorted(best) == [(10, 10, 210, 230), (10, 250, 430, 470), (230, 10, 430, 230)]
    for one in best.values():
        assert one.likelihood > 0.9
        x, y = np.array(one.landmarks).T
        assert min(x.min(), y.min()) > 0
        assert max(x.max(), y.max()) < 1
        # Level eyes, chin below them.
        assert abs(y[36:42].mean() - y[42:48].mean()) < 0.05
        assert y[8] > y[36:48].mean() + 0.15
    assert best[10, 10, 210, 230].colours["skin"].startswith("#")


def test_a_head_that_its_panel_cuts_at_the_top_is_dropped_for_that(dataset: Path) -> None:
    (cut,) = (one for one in read_records(dataset) if one.panel == (10, 250, 430, 470))
    assert cut.fault == "top"
    report = (dataset / "report.md").read_text()
    assert "cut off at the top by the rim of its picture or panel | 1" in report
    # Whoever takes it back on the contact sheet has a whole square.
    assert cut.continued > 0
    top = cut.middle[1] - cut.side / 2
    assert top < cut.box[1] < 250
    with Image.open(dataset / "heads" / f"{cut.id}.webp") as crop:
        pixels = np.asarray(crop)
    assert pixels.shape == (SIZE, SIZE, 3)
    # Not black, where the panel ends.
    assert pixels[:3].mean() > 30


def test_a_tone_of_skin_makes_another_head_and_a_little_light_does_not(dataset: Path) -> None:
    records = {one.source: one for one in read_records(dataset) if one.likelihood > 0.9}
    pair = {records["again.jpg"].fault, records[f"more/{TOON.name}"].fault}
    assert pair == {None, "alike"}
    dark, light = (thumbnail(on_white(head, 128)) for head in (DARK, TOON))
    assert alike([dark, light, light + 1]) == [None, None, 1]


def test_what_could_not_be_used_is_named_and_stops_nothing(dataset: Path) -> None:
    report = (dataset / "report.md").read_text()
    assert "`broken.png`" in report
    assert "`notes.txt`" in report
    assert f"`more/{INK.name}`: copy.webp" in report
    assert "nearly the same as another | 1" in report
    assert len(kept(dataset)) >= 4


def test_a_run_that_was_killed_goes_on(dataset: Path, pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "heads"
    (folder / "sources").mkdir(parents=True)
    notes = sorted((dataset / "sources").iterdir())
    # As kill -9 leaves it: some pictures done, of one a crop but no note.
    (folder / "heads").mkdir()
    for crop in (dataset / "heads").iterdir():
        copy(crop, folder / "heads")
    for note in notes[1:]:
        copy(note, folder / "sources")
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "sources").iterdir()}
    done = forked("prepare", pages, "--out", folder, "--size", SIZE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = {path.name: path.stat().st_mtime_ns for path in (folder / "sources").iterdir()}
    assert set(after) - set(before) == {notes[0].name}
    assert {name: after[name] for name in before} == before
    assert (folder / "heads.jsonl").read_text() == (dataset / "heads.jsonl").read_text()


def test_what_was_rejected_on_the_sheet_stays_out(dataset: Path, pages: Path) -> None:
    sheet = (dataset / "sheet.html").read_text()
    everything = kept(dataset)
    for one in everything:
        assert json.dumps(one.id) in sheet
    assert "http" not in sheet.replace("http-equiv", "")
    chosen = Choices(rejected=frozenset({everything[0].id}))
    (dataset / "choices.json").write_text(chosen.model_dump_json())
    done = forked("prepare", pages, "--out", dataset, "--size", SIZE, cwd=pages.parent)
    assert "rejected by hand" in done.stderr
    assert everything[0].id not in {one.id for one in StyleSet(dataset, fewest=1).records}
    assert len(StyleSet(dataset, fewest=1)) == len(everything) - 1


def test_a_figure_on_plain_ground_is_no_page_of_panels() -> None:
    plain = np.full((200, 300, 3), 255, np.uint8)
    plain[40:160, 30:110] = np.asarray(on_white(TOON, 200))[40:160, 30:110]
    plain[60:140, 200:260] = np.asarray(on_white(INK, 200))[60:140, 60:120]
    assert [tuple(one) for one in panels_of(plain)] == [(0, 0, 300, 200)]

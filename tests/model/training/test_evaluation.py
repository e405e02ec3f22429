"""Evaluation: each figure means what it is called, and the page shows the worst, safely."""

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from benchmarks import words
from model.drawing.artist import Artist
from model.network.unet import UNet, UNetConfig
from model.training.data.parts import OVAL
from model.training.data.portraits import HELD_OUT, Portraits, read_ids
from model.training.evaluation import judge
from model.training.evaluation.blacks import Blacks
from model.training.evaluation.collages import FACE, TILE, arrange, tile
from model.training.evaluation.ink import Ink, continuity, specks
from model.training.evaluation.judge import Figures
from model.training.evaluation.kid import kernel_inception_distance
from model.training.evaluation.likeness import Likeness
from model.training.evaluation.line import evaluate
from model.training.evaluation.page import Shown, render
from model.training.evaluation.recognition import Person, Recognised, compare
from model.training.evaluation.report import DRAWN, summary
from model.training.evaluation.slices import SLICES, cut, read_slices, spread, tags_of
from model.training.tasks.losses import Vgg16Features
from tests.vgg_weights import save_random_vgg

HERE = Path(__file__).parents[2]


def drawing(*strokes: tuple[int, int]) -> np.ndarray:
    """A drawing 100 px high with a vertical stroke from each row to another."""
    paper = Image.new("L", (len(strokes) * 20 + 20, 100), 255)
    pen = ImageDraw.Draw(paper)
    for index, (top, bottom) in enumerate(strokes):
        pen.line([(20 + 20 * index, top), (20 + 20 * index, bottom)], fill=0, width=3)
    return np.asarray(paper)


def test_a_stroke_in_pieces_is_less_continuous_than_the_same_in_one() -> None:
    whole, pieces = drawing((10, 90)), drawing((10, 90)).copy()
    pieces[20:90:14] = pieces[21:90:14] = 255
    assert continuity(whole, face=100) == 100
    assert continuity(pieces, face=100) == 0


def test_continuity_is_a_share_of_length_that_wide_strokes_do_not_sway() -> None:
    one_of_each = drawing((10, 90), (40, 60))
    wide = drawing((10, 90), (40, 60)).copy()
    wide[10:90, 12:28] = 0
    assert continuity(one_of_each, face=100) == pytest.approx(80, abs=4)
    assert continuity(wide, face=100) == pytest.approx(80, abs=8)


def test_a_blank_drawing_has_neither_strokes_nor_specks() -> None:
    paper = np.full((50, 50), 255, dtype=np.uint8)
    assert continuity(paper, face=20) == specks(paper) == 0


def test_drawings_of_one_kind_have_no_distance_and_those_of_another_have() -> None:
    generator = torch.Generator().manual_seed(1)
    first, again, other = torch.rand(3, 60, 8, 32, generator=generator).unbind()
    assert kernel_inception_distance(first, again) == pytest.approx(0, abs=0.005)
    assert kernel_inception_distance(other**2, again) > 0.1


def test_a_drawing_is_not_compared_with_the_target_of_its_own_photo() -> None:
    generator = torch.Generator().manual_seed(1)
    photos = torch.rand(100, 1, 32, generator=generator)
    drawn, wanted = photos + 0.1 * torch.rand(2, 100, 8, 32, generator=generator)
    assert kernel_inception_distance(drawn, wanted) == pytest.approx(0, abs=1e-3)
    # Out of step, they are compared, and seem to be nearer than no distance at all.
    assert kernel_inception_distance(drawn.roll(1, 0), wanted) < -0.01


def landmarks(x: float, y: float) -> np.ndarray:
    """478 points around there; the eyes are 100 px apart."""
    points = np.array((x, y)) + np.random.default_rng(1).uniform(-80, 80, (478, 2))
    points[33], points[263] = (x - 50, y), (x + 50, y)
    return points


def test_a_face_is_found_again_where_it_was() -> None:
    face, large, elsewhere = (50, 50, 100, 120), (0, 0, 400, 500), (300, 50, 100, 120)
    far_away = (400, 400, 18, 24)
    faces = [face, large, elsewhere, far_away]
    photo = Person(faces, [landmarks(100, 100), landmarks(350, 100)], [])
    seen = Person([(55, 52, 100, 118)], [landmarks(103, 104)], [(4, 0, 396, 480)])
    found = compare(photo, seen)
    assert (found.faces, found.faces_found, found.faces_found_at_any_size) == (4, 1, 2)
    assert (found.people, found.people_found) == (1, 1), "the others are background"
    same = (70, 400, 90, 170)
    beside = compare(Person([large, same], [], []), Person([same], [], []))
    assert (beside.people, beside.people_found) == (2, 1)
    assert (found.landmark_sets, found.errors) == (2, (pytest.approx(5.0),))
    assert found.missed == 3


def test_every_held_out_portrait_is_tagged_and_no_other() -> None:
    with SLICES.open() as file:
        rows = list(csv.DictReader(file))
    assert [row.pop("id") for row in rows] == read_ids(HELD_OUT)
    assert {value for row in rows for value in row.values()} == {"0", "1"}


def test_a_portrait_is_in_every_slice_it_is_tagged_with(tmp_path: Path) -> None:
    path = tmp_path / "slices.csv"
    path.write_text("id,glasses,beard,child\na,1,1,0\nb,0,1,0\nc,0,0,0\n")
    slices = read_slices(path)
    assert cut(["c", "b", "a"], slices) == {"glasses": ["a"], "beard": ["b", "a"]}
    assert tags_of("a", slices) == ["glasses", "beard"]
    assert tags_of("c", slices) == []


def test_a_face_in_a_collage_is_as_small_as_it_says() -> None:
    planes = torch.zeros(9, 600, 500, dtype=torch.uint8)
    planes[:, 200:320, 50:150] = 255
    small = tile(planes, (50, 200, 100, 120))
    assert small.shape == (9, TILE, TILE)
    rows = (small[0].amax(1) > 128).sum()
    assert abs(int(rows) - FACE) <= 1
    assert arrange([small] * 12).shape == (9, 3 * TILE, 4 * TILE)


def shown(id: str, **figures: str) -> Shown:
    picture = torch.zeros(1, 8, 8, dtype=torch.uint8)
    return Shown(id, ["low_light"], {"photo": picture.expand(3, -1, -1)}, figures)


def test_the_page_stands_alone_and_takes_no_name_for_markup() -> None:
    worst = [shown("<script>alert(1)</script>"), shown("../../etc/passwd", **{"ink %": "<b>"})]
    page = render({"all": {DRAWN: {"pictures": 2, "ink %": None}}}, worst)
    assert "<script" not in page
    assert "<b>" not in page
    assert page.index("1. &lt;script&gt;") < page.index("2. ../../etc/passwd")
    sources = re.findall(r"""(?:src|href|action|url)\s*[=(]\s*["']?([^"'\s>]{20})""", page)
    assert sources == ["data:image/webp;base"] * 2
    assert "low light" in page


def figures(found: int, error: float, feature: float, in_grey: bool = True) -> Figures:
    recognised = Recognised(1, found, found, 1, (error,) if found else (), (bool(found),))
    nothing, likeness = Blacks((), ()), Likeness(0.1, feature)
    grey = replace(recognised, sets_found=(in_grey,))
    ink = Ink(0, 0, 0, 0)
    return Figures(recognised, recognised, grey, nothing, ink, likeness, torch.zeros(1))


def test_soft_greys_and_pale_hair_are_told_from_ink_and_paper() -> None:
    points = np.full((478, 2), 100.0)
    angles = np.linspace(-np.pi / 2, 1.5 * np.pi, len(OVAL), endpoint=False)
    points[list(OVAL)] = 100 + np.stack([50 * np.cos(angles), 70 * np.sin(angles)], -1)
    photo = np.full((200, 200), 220, np.uint8)
    photo[:45] = 30  # black hair
    copy, ink = photo.copy(), np.full_like(photo, 255)
    copy[45:] = 150
    copy[:45] = 220
    ink[:45] = 0
    pale, drawn = (Blacks.of(photo, drawing, [points]) for drawing in (copy, ink))
    assert pale.soft[0] > 80
    assert drawn.soft[0] == 0
    assert pale.hair[0] < 20
    assert drawn.hair[0] > 95
    fair = Blacks.of(np.full_like(photo, 220), ink, [points])
    assert fair.hair == (), "where hair is light nothing is asked of it"


def test_worst_is_who_cannot_be_recognised() -> None:
    lost, crooked, strange = figures(0, 0, 1), figures(1, 9, 1), figures(1, 2, 3)
    fine = figures(1, 2, 1)
    ranked = sorted([fine, crooked, lost, strange], key=lambda f: f.badness, reverse=True)
    assert ranked == [lost, crooked, strange, fine]


def test_what_no_grey_picture_can_show_is_told_from_what_a_drawing_lost() -> None:
    lost, hopeless, found = figures(0, 0, 1), figures(0, 0, 1, in_grey=False), figures(1, 2, 1)
    pictures = [{DRAWN: one} for one in (lost, hopeless, found, found)]
    summed = summary(pictures, DRAWN, DRAWN)
    assert summed["landmark sets found %"] == 50
    assert summed["sets found in the grey photo %"] == 75
    assert summed["sets found of those in grey %"] == pytest.approx(200 / 3)


class OneFace:
    """Stands in for the recogniser, whose weights are not ours: a face in the middle of each."""

    def __init__(self, weights: Path) -> None:
        pass

    def look(self, picture: np.ndarray, certainty: float) -> Person:
        height, width = picture.shape[:2]
        return Person([(width / 4, height / 4, width / 2, height / 2)], [], [])


def test_what_is_handed_out_is_measured_and_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("photos", "mask"):
        (tmp_path / kind).mkdir()
        photo = Image.open(HERE / "photos" / "norod-0011.webp").resize((128, 128))
        photo.convert("RGB" if kind == "photos" else "L").save(tmp_path / kind / "norod-0011.webp")
    monkeypatch.setattr(judge, "Recogniser", OneFace)
    net = UNet(UNetConfig(widths=(32, 16, 16, 16, 16))).fold_spectral_norm()
    portraits = Portraits(tmp_path, ["norod-0011"], tmp_path / "ink")
    vgg = Vgg16Features(save_random_vgg(tmp_path / "vgg.safetensors"))
    out = tmp_path / "out"
    evaluate(Artist(net, None, "cpu"), portraits, vgg, out)
    report = json.loads((out / "report.json").read_text())
    assert list(report) == ["all", "never_learnt", "glasses"]
    assert report["all"][DRAWN]["faces found %"] == 100
    assert report["all"][DRAWN]["landmark error, median %"] is None
    assert report["all"][DRAWN]["VGG distance to ink"] > 0
    assert report["all"]["ink"]["VGG distance to ink"] == 0
    with (out / "pictures.csv").open() as file:
        rows = {row["id"]: row["tags"] for row in csv.DictReader(file)}
    assert rows == {"norod-0011": "never_learnt glasses"}
    assert (out / "index.html").read_text().count("<img") == 3
    assert [path.name for path in (out / "drawings").iterdir()] == ["norod-0011.png"]


@pytest.mark.parametrize(
    ("count", "taken"), [(0, ""), (1, "a"), (3, "abc"), (4, "abc"), (7, "ace"), (9, "adg")]
)
def test_of_few_portraits_all_are_taken_and_of_many_some_from_all_over(
    count: int, taken: str
) -> None:
    assert "".join(spread("abcdefghi"[:count], 3)) == taken


def test_words_are_measured_on_as_few_portraits_as_a_data_set_has(tmp_path: Path) -> None:
    ours = words.photos(None)
    assert words.photos(tmp_path) == ours
    (tmp_path / "photos").mkdir()
    id = min(read_slices()[words.NEVER_LEARNT] - {path.stem for path in ours})
    photo = tmp_path / "photos" / f"{id}.webp"
    photo.touch()
    assert words.photos(tmp_path) == [*ours, photo]

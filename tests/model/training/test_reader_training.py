"""The face reader learns, and its runs resume."""

from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from model.contract.errors import OperatorError
from model.drawing.landmarks import MIRRORED
from model.network.reader import HAIR, SIDE
from model.training.data.head_store import (
    STORED,
    STYLE,
    UNKNOWN,
    Heads,
    Known,
    Source,
    cut_all,
    read_tags,
    sources_of,
)
from model.training.data.portraits import HELD_OUT, read_ids, read_landmarks
from model.training.data.style_heads import style_heads
from model.training.evaluation.reader import STYLE_POINTS, TAGS
from model.training.reader import ReaderRun, ReaderTrainer, first_network
from model.training.reading import train_reader
from model.training.tasks.reader import HAIR_TAG, lesson
from model.training.telling import WAYS, evidence_of, learn_to_tell
from tests.photographed import HERE, LANDMARKS_FILE, photo_path

IDS = ("norod-0011", "interfaces-0032")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Two portraits, one of which was drawn too."""
    data, drawn = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("drawn")
    for kind in ("photos", "mask"):
        (data / kind).mkdir()
    for id in IDS:
        photo = Image.open(photo_path(id)).convert("RGB")
        photo.save(data / "photos" / f"{id}.webp")
        Image.new("L", (64, 64), 255).save(data / "mask" / f"{id}.webp")
    (drawn / "ink").mkdir()
    photo.convert("L").save(drawn / "ink" / f"{id}.webp")
    return Known(data, drawn, read_landmarks(LANDMARKS_FILE), {})


@pytest.fixture(scope="module")
def heads(known: Known, tmp_path_factory: pytest.TempPathFactory) -> Heads:
    sources = [*sources_of(known.folder, IDS, known.drawn), Source(IDS[0], faceless=True)]
    return cut_all(known, sources, tmp_path_factory.mktemp("heads"))


def test_heads_are_cut_of_photos_and_drawings_and_beside_faces(heads: Heads) -> None:
    assert heads.face.tolist() == [1, 1, 1, 0]
    assert heads.coloured.tolist() == [1, 1, 0, 1]
    assert heads.mapped.tolist() == [1, 1, 1, 0]
    faces = heads.points[:3]
    assert faces.min() > 0.1
    assert faces.max() < 0.9
    torch.testing.assert_close(faces[1], faces[2])  # A drawing lies on its photo.


def test_cut_heads_are_kept(known: Known, heads: Heads, tmp_path: Path) -> None:
    sources = [Source(IDS[0])]
    cut_all(known, sources, tmp_path)
    marked = np.lib.format.open_memmap(tmp_path / "pictures.npy", "r+")
    marked[:] = 7
    marked.flush()
    assert (cut_all(known, sources, tmp_path).pictures == 7).all()
    assert not (cut_all(known, [Source(IDS[1])], tmp_path).pictures == 7).all()


def test_landmarks_move_with_what_is_seen(heads: Heads, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dot that is painted on a landmark stays there, under the name that the mirror gives it."""
    marks = (8, 36, 54)
    picture = np.zeros((1, 3, STORED, STORED), np.uint8)
    for channel, mark in enumerate(marks):
        x, y = (heads.points[0, mark] * STORED).int().tolist()
        picture[0, channel, y - 3 : y + 4, x - 3 : x + 4] = 255
    monkeypatch.setattr(heads, "pictures", picture)
    turns = set()
    for seed in range(12):
        seen = lesson(heads, torch.tensor([0]), torch.Generator().manual_seed(seed), worse=0)
        places = [(plane > 0.5).nonzero().float().mean(0).flip(0) + 0.5 for plane in seen.heads[0]]
        found = torch.stack(places) / SIDE
        straight = (seen.points[0, list(marks)] - found).norm(dim=1).max()
        mirrored = (seen.points[0, [MIRRORED[mark] for mark in marks]] - found).norm(dim=1).max()
        assert min(straight, mirrored) < 0.02
        turns.add(bool(mirrored < straight))
    assert turns == {True, False}


def test_of_black_and_white_nobody_tells_the_hairs_colour(heads: Heads) -> None:
    tagged = heads.tags.clone()
    heads.tags = torch.zeros_like(tagged)
    tags = lesson(heads, torch.tensor([0, 2]), torch.Generator().manual_seed(1)).tags
    heads.tags = tagged
    assert tags[:, HAIR_TAG].tolist() == [0, -1]


def test_a_run_that_was_stopped_ends_where_an_unbroken_one_does(
    heads: Heads, tmp_path: Path
) -> None:
    whole = ReaderRun(tmp_path / "whole", 4, save_every=2)
    ReaderTrainer(heads, whole).train()
    broken = ReaderRun(tmp_path / "broken", 4, save_every=2)
    first = ReaderTrainer(heads, broken)
    steps = first.steps()
    for _ in range(3):  # saved at 2, killed after 3
        next(steps)
    steps.close()
    ReaderTrainer(heads, broken).train()
    expected = load_file(whole.folder / "net.safetensors")
    for name, value in load_file(broken.folder / "net.safetensors").items():
        torch.testing.assert_close(value, expected[name], atol=2e-2, rtol=0.1)
    rows = (broken.folder / "log.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in rows] == ["step", "1", "2", "3", "4"]


def test_a_run_learns(heads: Heads, tmp_path: Path) -> None:
    trainer = ReaderTrainer(heads, ReaderRun(tmp_path, 1000))
    off = [terms["off"] for terms in islice(trainer.steps(), 60)]
    assert sum(off[-5:]) < 0.6 * sum(off[:5])


def test_what_is_tagged_can_be_told_afterwards(heads: Heads) -> None:
    torch.manual_seed(1)
    net = first_network(None)
    tagged = torch.tensor([0, 1]).repeat(32)
    evidence = evidence_of(net, heads, tagged, seed=1)
    # As if the first wore glasses and had red hair, and the second a hat that hides it.
    red, hidden = HAIR.index("red"), HAIR.index("hidden")
    tags = torch.tensor([[1, UNKNOWN, 0, red], [0, UNKNOWN, 1, hidden]])
    wanted = tags.repeat(32 * WAYS, 1)
    learn_to_tell(net, evidence._replace(tags=wanted), seed=1)
    worn, hair = net.told(evidence.places, evidence.hair)
    right = (worn[:, [0, 2]] > 0) == (wanted[:, [0, 2]] == 1)
    assert right.float().mean() > 0.95
    assert (hair.argmax(1) == wanted[:, HAIR_TAG]).float().mean() > 0.95


def test_without_landmarks_nothing_can_be_learnt(known: Known, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"landmarks\.npz"):
        train_reader(known.folder, 1, tmp_path / "run", 1, None, tmp_path / "drawn")


def test_what_is_held_out_is_in_no_training_table() -> None:
    held = set(read_ids(HELD_OUT))
    assert not held & set(read_tags())
    assert set(read_tags(TAGS)) <= held
    marked = {line.split(",")[0] for line in STYLE_POINTS.read_text().splitlines()[1:]}
    assert len(marked) == 60
    assert not marked & {head.id for head in style_heads(HERE)}


def test_every_name_of_hair_is_tagged_often_enough_to_be_learnt() -> None:
    often = Counter(tags.hair for tags in read_tags().values())
    assert {name: often[index] for index, name in enumerate(HAIR) if often[index] < 35} == {}


def test_heads_of_styles_are_cut_where_their_templates_lie(known: Known, tmp_path: Path) -> None:
    """The eyes of a notionist are two dark dots on white."""
    folder = known.folder / "styles" / "inkheads"
    folder.mkdir(parents=True, exist_ok=True)
    id = "notionists-000"
    Image.open(HERE / "heads" / "notionists-190.webp").save(folder / f"{id}.webp")
    (head,) = style_heads(known.folder)
    cut = cut_all(known, [Source(id, STYLE)], tmp_path)
    (folder / f"{id}.webp").unlink()
    assert head.id == id
    for eye in (slice(36, 42), slice(42, 48)):
        x, y = (cut.points[0, eye].mean(0) * 224).round().int().tolist()
        assert cut.pictures[0, 0, y - 1 : y + 2, x - 1 : x + 2].mean() < 90

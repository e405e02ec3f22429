"""The enlarger learns to take back what made a drawn picture small, and its runs resume."""

import random
from itertools import islice
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from model.training.data.art import Art, Patches, find_art, is_held_out
from model.training.enlarger import EnlargerRun, EnlargerTrainer
from model.training.evaluation.enlarger import BASELINES, evaluate
from model.training.tasks.enlarging import SEEN, enlarging_lesson
from model.training.tasks.losses import Vgg16Features
from tests.photographed import HERE


@pytest.fixture(scope="module")
def art(tmp_path_factory: pytest.TempPathFactory) -> list[Art]:
    """Two heads in ink."""
    data = tmp_path_factory.mktemp("data")
    folder = data / "styles" / "inkheads"
    folder.mkdir(parents=True)
    for id in ("notionists-190", "lorelei-126"):
        Image.open(HERE / "heads" / f"{id}.webp").save(folder / f"{id}.webp", lossless=True)
    return find_art(data)


@pytest.fixture(scope="module")
def patches(art: list[Art]) -> Patches:
    return Patches(art, seed=1)


def test_a_lesson_shows_the_same_place_at_both_sizes(patches: Patches) -> None:
    rng = random.Random(1)  # noqa: S311
    lesson = enlarging_lesson(patches.some(16, rng), rng)
    assert lesson.small.shape == (16, 3, SEEN, SEEN)
    doubled = lesson.small.repeat_interleave(2, 2).repeat_interleave(2, 3)
    right = (doubled - lesson.wanted).abs().mean()
    assert right < 0.5 * (doubled - lesson.wanted.roll(4, 3)).abs().mean()


def test_a_run_that_was_stopped_ends_where_an_unbroken_one_does(
    patches: Patches, vgg: Path, tmp_path: Path
) -> None:
    whole = EnlargerRun(tmp_path / "whole", 4, save_every=2)
    EnlargerTrainer(patches, vgg, whole, "cpu").train()
    broken = EnlargerRun(tmp_path / "broken", 4, save_every=2)
    first = EnlargerTrainer(patches, vgg, broken, "cpu")
    list(islice(first.steps(), 3))  # saved at 2, killed after 3
    EnlargerTrainer(patches, vgg, broken, "cpu").train()
    expected = load_file(whole.folder / "net.safetensors")
    for name, value in load_file(broken.folder / "net.safetensors").items():
        torch.testing.assert_close(value, expected[name], atol=2e-6, rtol=1e-3)


def test_what_is_alike_is_held_out_together() -> None:
    def held_out(set: str, id: str) -> bool:
        return is_held_out(Art(set, Path(f"{id}.webp")))

    tones = [
        {held_out("toon3d", f"toon3d-{emoji:x}-1f3f{tone}") for tone in "bcdef"}
        for emoji in range(0x1F464, 0x1F484)
    ]
    pages = [
        {held_out("webtoon", f"webtoon-{panel:03}-e{page:02}p01") for panel in range(4)}
        for page in range(20)
    ]
    for groups in (tones, pages):
        assert all(len(group) == 1 for group in groups)
        assert {True} in groups
        assert {False} in groups
    assert held_out("ours", "norod-0011") != held_out("ours", "norod-0012")


def test_the_report_says_which_way_is_nearer_to_the_truth(
    art: list[Art], vgg: Path, tmp_path: Path
) -> None:
    """Larger squares of the same colour are farther from it than any curve through them."""
    ways = BASELINES | {
        "squares": lambda small: small.repeat_interleave(2, 1).repeat_interleave(2, 2)
    }
    evaluate(ways, art, Vgg16Features(vgg), tmp_path)
    rows = [
        line.strip("| ").split(" | ") for line in (tmp_path / "table.md").read_text().splitlines()
    ]
    table = {row[0]: [float(cell) for cell in row[1:]] for row in rows[2:]}
    for of in ("inkheads", "all"):
        psnr, ssim, features = table[f"{of}, Lanczos"][:3]
        worse = table[f"{of}, squares"]
        assert psnr > worse[0]
        assert 1 > ssim > worse[1]
        assert 0 < features < worse[2]
        assert psnr > table[f"{of}, Lanczos"][3], "what is worn cannot be as near"
    with Image.open(tmp_path / "sheet.png") as sheet:
        width, height = sheet.size
    assert width / (2 + len(ways)) == height / 4, "two pictures, clean and worn"

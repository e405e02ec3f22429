"""What a drawing costs that is not the one that was wanted."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from model.training.data.portraits import Known
from model.training.tasks.losses import TAPS, VGG16, DrawingLoss, LossWeights, Vgg16Features

#: Everything is known of a single picture.
ALL = torch.ones(1, len(Known._fields), 1, 1)


def test_the_loss_is_least_for_the_target_itself(vgg: Path) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), LossWeights(), window=1.0)
    torch.manual_seed(0)
    drawing, important = torch.rand(1, 7, 64, 64), torch.zeros(1, 1, 64, 64)
    generator = torch.Generator().manual_seed(0)
    same, _ = loss(drawing, drawing, important, ALL, generator)
    other, terms = loss(drawing.flip(-1), drawing, important, ALL, generator)
    assert same == 0
    assert other > 0.1
    terms_of_layers = {"hand", "tone", "person", "hair", "face", "letters"}
    assert set(terms) == {"pixel", "feature", "gram", "loss"} | terms_of_layers


@pytest.mark.parametrize(
    ("layer", "known"),
    [(1, Known(hand=False)), (4, Known(hand=True, hair=False)), (5, Known(hand=True, face=False))],
)
def test_what_is_not_known_costs_nothing(vgg: Path, layer: int, known: Known) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), LossWeights(), window=1.0)
    wanted = torch.rand(1, 7, 64, 64)
    got = wanted.clone()
    got[:, layer] = 1 - got[:, layer]
    generator, nowhere = torch.Generator().manual_seed(0), torch.zeros(1, 1, 64, 64)
    unknown = torch.tensor(known).float().view(1, -1, 1, 1)
    assert loss(got, wanted, nowhere, unknown, generator)[0] == 0
    assert loss(got, wanted, nowhere, ALL, generator)[0] > 0.05


def test_a_miss_on_the_face_costs_more(vgg: Path) -> None:
    loss = DrawingLoss(Vgg16Features(vgg), replace(LossWeights(), feature=0, gram=0), window=0.5)
    drawing, wanted = torch.ones(1, 7, 32, 32), torch.ones(1, 7, 32, 32)
    wanted[:, :1, :8, :8] = 0
    here, there = torch.zeros(1, 1, 32, 32), torch.zeros(1, 1, 32, 32)
    here[..., :8, :8] = 1
    there[..., 24:, 24:] = 1
    generator = torch.Generator()
    on_face, _ = loss(drawing, wanted, here, ALL, generator)
    elsewhere, _ = loss(drawing, wanted, there, ALL, generator)
    assert on_face > 2 * elsewhere


def test_the_taps_are_the_activations_that_they_are_called() -> None:
    convolutions_before = {"relu2_2": 4, "relu3_3": 7}
    for name, index in TAPS.items():
        layers = [layer for step in VGG16 for layer in (["M"] if step == "M" else ["C", "R"])]
        assert layers[: index + 1].count("C") == convolutions_before[name]
        assert layers[index] == "R"

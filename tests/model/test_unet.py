"""The drawing network: shapes, what the Look reaches, what folding keeps."""

from pathlib import Path

import pytest
import torch
from torch import nn

from model.contract.errors import OperatorError
from model.contract.look import CONTROLS, Look
from model.network import checkpoint
from model.network.blocks import FiLM, SelfAttention, Upsample
from model.network.encoders import ENCODERS
from model.network.folding import fold_batch_norm
from model.network.unet import LINE_LAYERS, UNet, UNetConfig


@pytest.fixture(scope="module")
def net() -> UNet:
    torch.manual_seed(0)
    net = UNet().eval()
    # As after some training: attention and FiLM start as the identity, which would hide them.
    for module in net.modules():
        if isinstance(module, SelfAttention):
            nn.init.constant_(module.gamma, 0.5)
        if isinstance(module, FiLM):
            nn.init.normal_(module.affine.weight, std=0.5)
    return net


def look(**controls: float) -> torch.Tensor:
    return torch.tensor([Look(**controls).controls()])


@pytest.mark.parametrize(("height", "width"), [(64, 64), (33, 97), (1, 500), (130, 95)])
@torch.inference_mode()
def test_any_size_comes_back_as_it_was(net: UNet, height: int, width: int) -> None:
    drawing = net(torch.rand(1, 3, height, width), look())
    assert drawing.shape == (1, len(LINE_LAYERS), height, width)
    assert 0 <= drawing.min() <= drawing.max() <= 1


@torch.inference_mode()
def test_padding_leaves_the_picture_where_it_is(net: UNet) -> None:
    photo = torch.rand(1, 3, 96, 96)
    whole = net(photo, look())
    # A picture whose repeated border is what padding adds.
    cut = photo[..., :90, :]
    padded = torch.cat([cut, cut[..., -1:, :].expand(-1, -1, 6, -1)], dim=-2)
    torch.testing.assert_close(net(cut, look()), net(padded, look())[..., :90, :])
    assert whole.shape[-2:] == (96, 96)


@pytest.mark.parametrize("control", ["line_weight", "detail"])
@torch.inference_mode()
def test_both_controls_of_the_network_reach_the_drawing(net: UNet, control: str) -> None:
    photo = torch.rand(1, 3, 64, 64)
    low, high = net(photo, look(**{control: 0.0})), net(photo, look(**{control: 1.0}))
    assert (low - high).abs().max() > 1e-3


@torch.inference_mode()
def test_folding_norms_into_the_convolutions_changes_no_pixel(net: UNet) -> None:
    photo = torch.rand(2, 3, 64, 96)
    looks = torch.rand(2, CONTROLS)
    expected = net(photo, looks)
    copy = UNet().eval()
    copy.load_state_dict(net.state_dict())
    folded = fold_batch_norm(copy.eval().fold_spectral_norm())
    torch.testing.assert_close(folded(photo, looks), expected, atol=1e-5, rtol=1e-4)
    left = [name for name, m in folded.named_modules() if isinstance(m, nn.BatchNorm2d)]
    assert all(name.endswith("skip_norm") for name in left)  # these follow no convolution


def test_spectral_norm_bounds_every_decoder_convolution(net: UNet) -> None:
    for conv in net.normalised_convolutions():
        sigma = torch.linalg.matrix_norm(conv.weight.detach().flatten(1), ord=2)
        assert sigma < 2.0  # the power iteration of an untrained layer is not converged


@torch.inference_mode()
def test_attention_sees_the_far_corner() -> None:
    torch.manual_seed(0)
    layer = SelfAttention(96).eval()
    nn.init.constant_(layer.gamma, 1.0)
    x = torch.rand(1, 96, 16, 16)
    touched = x.clone()
    touched[..., -1, -1] += 10
    assert (layer(x) - layer(touched))[..., 0, 0].abs().max() > 1e-4


@torch.inference_mode()
def test_upsampling_starts_as_nearest_neighbour_without_a_checkerboard() -> None:
    drawing = Upsample(8, 4)(torch.rand(1, 8, 5, 5))
    blocks = drawing.unfold(2, 2, 2).unfold(3, 2, 2)  # (1, 4, 5, 5, 2, 2)
    torch.testing.assert_close(blocks, blocks[..., :1, :1].expand_as(blocks))


@pytest.mark.parametrize("name", ENCODERS)
@torch.inference_mode()
def test_encoders_halve_five_times(name: str) -> None:
    encoder = ENCODERS[name]().eval()
    maps = encoder(torch.rand(1, 3, 64, 128))
    assert [tuple(m.shape[1:]) for m in maps] == [
        (channels, 64 // stride, 128 // stride)
        for channels, stride in zip(encoder.channels, (2, 4, 8, 16, 32), strict=True)
    ]


def test_the_default_network_is_as_small_as_promised() -> None:
    assert 3e6 < sum(p.numel() for p in UNet().parameters()) < 9e6


@torch.inference_mode()
def test_a_checkpoint_brings_its_configuration_along(tmp_path: Path) -> None:
    config = UNetConfig(widths=(32, 16, 16, 16, 16), attention=False)
    net = UNet(config).eval().fold_spectral_norm()
    checkpoint.save(net, tmp_path / "colour.safetensors")
    again = checkpoint.load(tmp_path / "colour.safetensors")
    photo = torch.rand(1, 3, 64, 64)
    assert again.config == config
    torch.testing.assert_close(again(photo, look()), net(photo, look()), atol=5e-3, rtol=0)


@pytest.mark.parametrize("content", [b"", b"not weights", b"\x80\x04pickle"])
def test_a_broken_checkpoint_is_told_to_the_operator(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "line.safetensors"
    path.write_bytes(content)
    with pytest.raises(OperatorError, match="cannot load the weights"):
        checkpoint.load(path)

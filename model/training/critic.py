"""The critic of the recipe `adversarial`, which tells drawn pictures from those to learn from.

It judges patches of 70x70 px (arXiv:1611.07004). As in Auto-Painter (arXiv:1705.01908) it sees the
input beside the picture. Hinge loss and spectral norm (arXiv:1802.05957) are here in place of its
cross-entropy, with which a critic wins at once in batches of four.
"""

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from model.network.blocks import channels_last
from model.training.recipes import Recipe, Stage
from model.training.state import Parts
from model.training.tasks.lesson import Graded, Lesson, PictureTask
from model.training.train import Run, Trainer

#: Auto-Painter's width.
WIDTH = 48


class PatchCritic(nn.Module):
    """Input and picture (B, I + 3, S, S) -> how real each patch looks (B, 1, S/8 - 2, S/8 - 2)."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        widths = (inputs + 3, WIDTH, 2 * WIDTH, 4 * WIDTH)
        layers: list[nn.Module] = []
        for before, after in pairwise(widths):
            layers += [spectral_norm(nn.Conv2d(before, after, 4, 2, 1)), nn.LeakyReLU(0.2)]
        layers += [spectral_norm(nn.Conv2d(4 * WIDTH, 8 * WIDTH, 4, 1, 1)), nn.LeakyReLU(0.2)]
        self.layers = nn.Sequential(*layers, nn.Conv2d(8 * WIDTH, 1, 4, 1, 1))

    def forward(self, inputs: Tensor, picture: Tensor) -> Tensor:
        seen = torch.cat([inputs, picture], dim=1)
        verdict: Tensor = self.layers(2 * seen - 1)
        return verdict


def trainer(recipe: Recipe, task: PictureTask, run: Run, device: str) -> Trainer:
    """The trainer for a recipe: with a critic, if the recipe has one."""
    kind = AdversarialTrainer if recipe.adversarial else Trainer
    return kind(recipe, task, run, device)


class AdversarialTrainer(Trainer):
    """Teaches the network and its critic in turns, a step each."""

    def __init__(self, recipe: Recipe, task: PictureTask, run: Run, device: str) -> None:
        super().__init__(recipe, task, run, device)
        self.pictures = task
        self.critic = channels_last(PatchCritic(recipe.net.inputs).to(self.device))
        self.critics_optimizer = torch.optim.AdamW(
            self.critic.parameters(), lr=0.0, betas=(0.5, 0.9), weight_decay=recipe.weight_decay
        )

    def _grade(self, lesson: Lesson, generator: torch.Generator) -> Graded:
        layers = torch.sigmoid(self.net.logits(lesson.inputs, lesson.looks).float())
        loss, terms = self.task.grade(layers, lesson, generator)
        drawn = self.pictures.picture(layers, lesson)
        with torch.no_grad():
            shown = self.pictures.picture(lesson.wanted, lesson)
        terms["critic"] = self._teach_critic(lesson, drawn.detach(), shown)
        fooled = -self.critic(lesson.inputs, drawn).float().mean()
        terms["fooled"] = float(fooled.detach())
        return loss + self.recipe.adversarial * fooled, terms

    def _teach_critic(self, lesson: Lesson, drawn: Tensor, shown: Tensor) -> float:
        """One step."""
        self.critic.requires_grad_(True)
        real = F.relu(1 - self.critic(lesson.inputs, shown).float()).mean()
        fake = F.relu(1 + self.critic(lesson.inputs, drawn).float()).mean()
        self.critics_optimizer.zero_grad(set_to_none=True)
        (real + fake).backward()
        self.critics_optimizer.step()
        # The network's gradients pass through the critic, whose own weights need none of them.
        self.critic.requires_grad_(False)
        return float((real + fake).detach())

    def _set_rates(self, stage: Stage, index: int) -> None:
        super()._set_rates(stage, index)
        for group in self.critics_optimizer.param_groups:
            group["lr"] = self.optimizer.param_groups[0]["lr"]

    def _parts(self) -> Parts:
        own: Parts = {"critic": self.critic, "critics_optimizer": self.critics_optimizer}
        return {**super()._parts(), **own}

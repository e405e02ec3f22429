"""How long, how large and how fast a style is learnt: a preset fits a kind of machine."""

from dataclasses import dataclass, field, replace
from pathlib import Path

#: Calm colours, with which the network begins by itself: nothing is to be copied first.
CALM = "calm"


@dataclass(frozen=True)
class Weights:
    """What each term of the loss counts."""

    convincing: float = 1.2
    contextual: float = 1.5
    statistics: float = 2.0
    structure: float = 2.0
    landmarks: float = 9.0
    face: float = 0.2
    #: Whose colours they are; 0 for a style in black and white.
    colours: float = 16.0
    #: Nothing is drawn where photos are smooth.
    smooth: float = 12.0
    #: Pictures in the style, which are to stay as they are, and drawings of known photos.
    identity: float = 0.4
    paired: float = 1.0
    #: All that cartoons are printed from, masks among it.
    kept: float = 6.0
    #: What is behind people, of styles whose own pictures have nothing there.
    behind: float = 3.0


@dataclass(frozen=True)
class TeachRun:
    """Where a run's files lie, and how it learns."""

    folder: Path = Path()
    #: What it begins with.
    base: str = CALM
    steps: int = 600
    #: Of these, the first, in which it learns to draw what it begins with; of CALM, one.
    first_steps: int = 300
    batch: int = 3
    #: Of a crop, in pixels; and, in the last third, another, with fewer in a batch.
    side: int = 224
    last_side: int = 288
    seed: int = 1
    #: Peak learning rates: of what the network knew before, and of the style's own last step, which
    #: knows nothing; and of the critic.
    rate: float = 2e-4
    last_rate: float = 1e-3
    critics_rate: float = 2e-4
    weights: Weights = field(default_factory=Weights)
    save_every: int = 50
    judge_every: int = 100
    #: After how many verdicts in a row without a better one it ends.
    patience: int = 6

    @property
    def plan(self) -> str:
        """Tells runs apart that must not go on with one another."""
        return f"teach: {replace(self, folder=Path(), save_every=0)}"

    def size_at(self, step: int) -> tuple[int, int]:
        """Crops in a batch, and their side."""
        if step < self.steps * 2 / 3:
            return self.batch, self.side
        return max(1, round(self.batch * (self.side / self.last_side) ** 2)), self.last_side


#: A quarter of an hour on two cores, and minutes on a data-centre GPU. More steps hardly come any
#: nearer to most styles, and strokes begin to go astray.
PRESETS = {
    "cpu": TeachRun(),
    "gpu": TeachRun(steps=1500, batch=16, side=256, last_side=384, judge_every=250),
}

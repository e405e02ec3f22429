"""Training plans: which sizes, how long, how fast. A preset fits a kind of machine."""

from dataclasses import dataclass, field, replace

from model.drawing.hints import PAINTED
from model.network.unet import COLOUR_LAYERS, UNetConfig
from model.training.data.crops import CropPlan
from model.training.tasks.losses import LossWeights
from model.training.tasks.picture_loss import PictureWeights


@dataclass(frozen=True)
class Stage:
    """One step of progressive resizing: a crop size, with a learning rate that falls along it."""

    crops: CropPlan
    batch: int
    steps: int
    #: Peak of the decoder's learning rate; the encoder gets a fifth, as in ArtLine's layer groups.
    learning_rate: float
    #: Share of the steps in which the encoder is frozen.
    frozen: float = 0.0
    #: Opacity of ArtLine's blended targets at the start of the stage; falls to 0 half-way.
    blend: float = 0.0
    #: Whether the decoder's batch norm goes by what it has measured so far, as it does in drawing,
    #: and not by the crops of each batch: of few crops these say too little.
    settled: bool = False


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what comes out of a training run, but the data."""

    stages: tuple[Stage, ...]
    net: UNetConfig = field(default_factory=UNetConfig)
    loss: LossWeights = field(default_factory=LossWeights)
    #: The same for coloured pictures.
    picture: PictureWeights = field(default_factory=PictureWeights)
    #: Side of the feature loss's window over the side of the crop.
    feature_window: float = 0.5
    #: What it counts to convince a critic; 0 for none (ArtLine's recipe).
    adversarial: float = 0.0
    weight_decay: float = 1e-4
    #: Decay of the exponential moving average of the weights, which is what gets shipped.
    average: float = 0.998
    #: Threads that cut crops ahead of the training step.
    loaders: int = 1

    @property
    def steps(self) -> int:
        return sum(stage.steps for stage in self.stages)


#: Line art, on 2 cores, in about ninety minutes. Faces first small and whole, then at the size at
#: which they are drawn, and larger than the picture.
CPU = Recipe(
    stages=(
        Stage(CropPlan(192, (90, 260)), batch=6, steps=500, learning_rate=1.2e-3, frozen=0.1),
        Stage(CropPlan(288, (140, 420), on_face=0.8), batch=4, steps=3000, learning_rate=8e-4),
    )
)

#: Line art for longer, on 2 cores, about thirty minutes, from weights that can draw already: most
#: of what is shown was drawn by artists, so that faces can be drawn from the layer `hand`.
CPU_MORE = Recipe(
    stages=(
        Stage(
            CropPlan(288, (150, 400), on_face=0.9, artists=45),
            batch=4,
            steps=2500,
            learning_rate=5e-4,
            settled=True,
        ),
    ),
    loss=LossWeights(hand=1.5),
)

#: Line art at last, likewise, with the drawings that the weights to begin with made of everybody
#: (`--hands`): so many that artists' need not be shown as often.
CPU_HANDS = replace(
    CPU_MORE,
    stages=(
        replace(
            CPU_MORE.stages[0], crops=CropPlan(288, (150, 400), on_face=0.9, artists=20), steps=1800
        ),
    ),
)

#: Line art, on one data-centre GPU, in about half an hour.
GPU = Recipe(
    stages=(
        Stage(CropPlan(128, (50, 160)), batch=64, steps=1500, learning_rate=2e-3, frozen=0.1),
        Stage(CropPlan(192, (90, 260)), batch=48, steps=3000, learning_rate=1.2e-3),
        Stage(CropPlan(320, (140, 440), on_face=0.8), batch=32, steps=10000, learning_rate=7e-4),
    ),
    feature_window=1.0,
    average=0.999,
    loaders=12,
)

#: Coloured sketches, on 2 cores, in half an hour, from the weights of line art.
COLOUR_CPU = Recipe(
    stages=(
        Stage(CropPlan(160, (50, 120)), batch=6, steps=250, learning_rate=1.2e-3),
        Stage(CropPlan(192, (50, 150), on_face=0.6), batch=6, steps=900, learning_rate=1.2e-3),
    ),
    net=UNetConfig(inputs=PAINTED, layers=COLOUR_LAYERS),
    feature_window=0.4,
    average=0.995,
)

#: Weight of the critic in the loss: Auto-Painter's is 1, beside 50 for the pixels.
ADVERSARIAL = 0.02
#: Steps and rate of a short finish with one, from weights that can draw (DeOldify's NoGAN).
FINISH_STEPS, FINISH_RATE = 180, 6e-4

#: Those of line art, by the name that `artline train` takes.
PRESETS = {"cpu": CPU, "cpu-more": CPU_MORE, "cpu-hands": CPU_HANDS, "gpu": GPU}

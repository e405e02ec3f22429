"""What can be set about a worker, from the environment."""

from pathlib import Path

import typer
from pydantic import Field, PositiveInt

from worker.queue.settings import QueueSettings


class WorkerSettings(QueueSettings):
    """What only a worker process needs."""

    #: Jobs in hand at once, each in a thread; they meet in the studio as one batch.
    lanes: PositiveInt = 2
    #: Where the added styles are, a folder each.
    styles: Path = Field(default_factory=lambda: _ours("styles"))
    #: Where photos of people are, to learn on when an owner teaches a style in a chat. None: this
    #: worker does not teach.
    teaching_photos: Path | None = None
    #: Where it keeps the pictures and the checkpoints of what is being taught.
    teaching: Path = Field(default_factory=lambda: _ours("teaching"))
    #: How long and how large it learns: a name of `worker.teaching.plans`. None: what fits the
    #: device.
    teaching_preset: str | None = None
    #: VGG16's weights, safetensors. None: they are fetched.
    teaching_vgg: Path | None = None


def _ours(name: str) -> Path:
    """A folder of ours in that of the user's applications."""
    return Path(typer.get_app_dir("artline")) / name

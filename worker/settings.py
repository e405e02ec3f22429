"""What can be set about a worker, from the environment."""

from pathlib import Path

import typer
from pydantic import Field, PositiveInt

from worker.queue.settings import QueueSettings


class WorkerSettings(QueueSettings):
    """What only a worker process needs."""

    #: Jobs in hand at once, each in a thread; they meet in the studio as one batch.
    lanes: PositiveInt = 2
    #: Where the added styles are, a folder each; workers only read it.
    styles: Path = Field(default_factory=lambda: Path(typer.get_app_dir("artline")) / "styles")

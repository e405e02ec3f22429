"""A training loop that ends after so many steps, or so many seconds; resumable at any saved one."""

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from model.training.state import Parts, Saved


@dataclass(frozen=True)
class TimedRun:
    """Where a run's files lie, how long it is and how often it is saved."""

    folder: Path
    steps: int
    seed: int = 1
    #: Seconds after which it ends in any case, its learning rate fallen as at the last step.
    seconds: float = math.inf
    save_every: int = 200


class TimedTrainer(ABC):
    """Goes on from the last saved step to the end."""

    #: Of figures in the log.
    digits = 4

    def __init__(self, run: TimedRun, plan: str) -> None:
        """plan: tells this run from others in the same folder."""
        run.folder.mkdir(parents=True, exist_ok=True)
        self._timed, self._saved = run, Saved(run.folder, plan)
        self.step, self._began = 0, time.monotonic()

    def train(self) -> None:
        """Go on from the last saved step to the end; writes log and weights."""
        self.step = self._saved.resume(self._parts)
        self._prepare()
        self._began = time.monotonic()
        for _ in track(self.steps(), "Training", self._timed.steps, completed=self.step):
            pass
        self._save()

    @property
    def done(self) -> float:
        """Share of the run that is over."""
        elapsed = time.monotonic() - self._began
        return min(1.0, max(self.step / self._timed.steps, elapsed / self._timed.seconds))

    def steps(self) -> Iterator[dict[str, float]]:
        """The steps from here to the end, and what each was off by."""
        while self.done < 1:
            terms = self._train_step()
            self.step += 1
            self._saved.log({"step": self.step, **terms}, self.digits)
            if self.step % self._timed.save_every == 0:
                self._save()
            yield terms

    def _prepare(self) -> None:  # noqa: B027 - not every loop has any
        """What takes long and is not saved, before the time begins."""

    @abstractmethod
    def _train_step(self) -> dict[str, float]: ...

    @property
    @abstractmethod
    def _parts(self) -> Parts: ...

    def _save(self) -> None:
        """State and weights."""
        self._saved.save(self._parts, self.step)
        self._export()

    @abstractmethod
    def _export(self) -> None: ...

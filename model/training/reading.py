"""What `artline train reader` and `artline evaluate reader` do."""

import random
from pathlib import Path

from rich.console import Console

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.reader import FaceReader
from model.training.commands import held_out, taught
from model.training.data import drawn as drawings
from model.training.data.head_store import Known, chosen_ids, cut_all, sources_of
from model.training.data.portraits import face_boxes, read_landmarks
from model.training.evaluation.reader import evaluate
from model.training.evaluation.slices import spread
from model.training.reader import ReaderRun, ReaderTrainer

#: Of how many portraits drawings are made to learn from, and to measure with.
DRAWN, DRAWN_HELD_OUT = 300, 50
console = Console()


def train_reader(
    data: Path, steps: int, out: Path, seed: int, begin: Path | None, drawn: Path
) -> None:
    """Train on portraits that are not held out; goes on where OUT left off."""
    landmarks = read_landmarks(data / "landmarks.npz")
    ids = [id for id in taught(data) if id in landmarks]
    if not ids:
        raise OperatorError(f"{data} has no landmarks.npz, from which the face reader learns")
    order = random.Random(seed).sample(ids, len(ids))  # noqa: S311
    drawings.draw_all(data, order[:DRAWN], drawn)
    sources = sources_of(data, chosen_ids(ids, drawn), drawn)
    known = Known(data, drawn, landmarks, face_boxes(data / "index.csv"))
    heads = cut_all(known, sources, out / "heads")
    console.print(f"{len(heads)} heads, {steps} steps, on the CPU")
    ReaderTrainer(heads, ReaderRun(out, steps, seed, begin)).train()
    console.print(f"Done. The face reader is {out / 'net.safetensors'}")


def evaluate_reader(data: Path, weights: Path | None, drawn: Path) -> None:
    """Print how far the landmarks are off and how many tags are right."""
    landmarks = read_landmarks(data / "landmarks.npz")
    ids = [id for id in held_out(data) if id in landmarks]
    some = spread(ids, DRAWN_HELD_OUT)
    wanted = [(kind, id) for kind in ("ink", "pencil", "comic") for id in some]
    drawings.draw(data, wanted, drawn)
    evaluate(FaceReader.load(weights or styles.READER), data, ids, landmarks, wanted, drawn)

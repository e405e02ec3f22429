"""The heads of a style that are kept, as tensors to learn from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from model.contract.errors import OperatorError
from model.training.data.head_records import (
    HeadRecord,
    fate_of,
    head_path,
    read_choices,
    read_records,
    read_settings,
)

#: With fewer heads nothing can be learnt of a style.
FEWEST = 20


class StyleSet:
    """The kept heads of a folder that `artline prepare` made.

    What was rejected on its contact sheet is left out, if `choices.json` lies in the folder.
    Raises OperatorError for a folder without a set, a damaged one, or one of fewer than `fewest`.
    """

    def __init__(self, folder: Path, fewest: int = FEWEST) -> None:
        everything = read_records(folder)
        settings, choices = read_settings(folder), read_choices(folder)
        records = [one for one in everything if fate_of(one, settings, choices) == "kept"]
        if len(records) < fewest:
            raise OperatorError(
                f"{folder} has {len(records)} heads, and a style needs {fewest}: give "
                "`artline prepare` more pictures, or a lower --least"
            )
        #: uint8 (N, 3, S, S), landmarks (N, 68, 2) in pixels, and what else is known of each.
        self.pictures = _read_all(folder, records, settings.size)
        self.points = settings.size * torch.tensor([one.landmarks for one in records])
        self.records: Sequence[HeadRecord] = records

    def __len__(self) -> int:
        return len(self.records)

    @property
    def held_out(self) -> Tensor:
        """(N,) bool: those that are kept back from training."""
        return torch.tensor([one.held_out for one in self.records])


def _read_all(folder: Path, records: Sequence[HeadRecord], size: int) -> Tensor:
    pictures = torch.empty(len(records), 3, size, size, dtype=torch.uint8)
    for index, record in enumerate(records):
        path = head_path(folder, record.id)
        try:
            with Image.open(path) as file:
                pixels = np.array(file.convert("RGB"))
        except OSError as error:
            raise OperatorError(f"{path} cannot be read; prepare the set again") from error
        if pixels.shape[:2] != (size, size):
            raise OperatorError(f"{path} is not {size} px wide and high; prepare the set again")
        pictures[index] = torch.from_numpy(pixels).permute(2, 0, 1)
    return pictures

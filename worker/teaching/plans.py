"""How long and how large a style is learnt in a chat, and what it needs at least."""

from dataclasses import dataclass, replace

import torch

from model.training.data.style_set import FEWEST
from model.training.presets import preset
from model.training.teaching.judging import PEOPLE
from model.training.teaching.photos import Photos
from model.training.teaching.runs import PRESETS, TeachRun


@dataclass(frozen=True)
class Plan:
    """One way to learn."""

    run: TeachRun
    #: Heads in the style, and photos of people.
    heads: int = FEWEST
    photos: int = Photos.fewest
    #: People who are drawn to measure and to show it.
    people: int = PEOPLE


#: As `artline teach` has them; and a trial, which goes through all of it in seconds and learns next
#: to nothing.
PLANS = {name: Plan(run) for name, run in PRESETS.items()} | {
    "trial": Plan(
        TeachRun(
            steps=3, first_steps=1, batch=1, side=64, last_side=64, judge_every=3, save_every=1
        ),
        heads=4,
        photos=4,
        people=2,
    )
}


def plan_of(name: str | None) -> Plan:
    """By its name, or else what fits the device. Raises OperatorError where there is none."""
    plan = preset(PLANS, name or ("gpu" if torch.cuda.is_available() else "cpu"))
    # Whoever is stopped loses the steps since the last checkpoint, and trainers are stopped often.
    return replace(plan, run=replace(plan.run, save_every=min(plan.run.save_every, 50)))

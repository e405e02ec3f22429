"""What came of a preparation: how many heads, and what was dropped and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.training.data.head_records import Choices, Fate, HeadRecord, Settings, fate_of

#: Why a head was dropped, as it is told.
WHY: dict[Fate, str] = {
    "unlikely": "less likely a face than asked for",
    "small": "too few pixels",
    "cut": "too much of it lies beyond the picture",
    "top": "cut off at the top by the rim of its picture or panel",
    "tilted": "tilted too far",
    "alike": "nearly the same as another",
    "rejected": "rejected by hand",
}
#: Files that are named at most.
NAMED = 50


@dataclass(frozen=True)
class Report:
    """Everything is counted anew in each run, what earlier ones found included."""

    records: Sequence[HeadRecord]
    settings: Settings
    choices: Choices
    pictures: int
    panels: int
    #: Files that are no usable pictures, and why; and those whose bytes are those of another.
    problems: Mapping[str, str]
    repeated: Mapping[str, str]

    @property
    def fates(self) -> Counter[Fate]:
        """How many heads are kept, and how many dropped, by why."""
        return Counter(fate_of(one, self.settings, self.choices) for one in self.records)

    @property
    def kept(self) -> list[HeadRecord]:
        """What there is to learn from, and to test with."""
        return [one for one in self.records if fate_of(one, self.settings, self.choices) == "kept"]

    def markdown(self) -> str:
        """For people."""
        least = self.settings.least if self.choices.least is None else self.choices.least
        kept, fates = self.kept, self.fates
        lines = [
            "# What was prepared",
            "",
            f"- pictures: {self.pictures}, of which {len(self.problems)} could not be used",
            f"- panels: {self.panels}",
            f"- faces: {len(self.records)}",
            f"- kept: {len(kept)} (at least {least:g} likely), "
            f"of which {sum(one.held_out for one in kept)} are held out for tests",
            f"- enlarged to {self.settings.size} px: {sum(one.enlarged > 1 for one in kept)} "
            f"of those kept, {sum(one.enlarged > 2 for one in kept)} more than twice",
            "",
            "| dropped | heads |",
            "|---|---|",
            *(f"| {why} | {fates[fate]} |" for fate, why in WHY.items() if fates[fate]),
        ]
        lines += _list("Files that could not be used", self.problems)
        lines += _list("Files that are there twice", self.repeated)
        return "\n".join(lines) + "\n"


def _list(title: str, files: Mapping[str, str]) -> list[str]:
    if not files:
        return []
    named = [f"- `{name}`: {why}" for name, why in sorted(files.items())[:NAMED]]
    more = len(files) - len(named)
    return ["", f"## {title}", "", *named, *([f"- and {more} more"] if more else [])]

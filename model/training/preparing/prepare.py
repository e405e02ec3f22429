"""Prepares a set of heads: goes over pictures, and puts together what was found in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PIL import Image
from pydantic import ValidationError

from model.contract.errors import OperatorError
from model.training.data.head_records import (
    HeadRecord,
    Settings,
    head_path,
    read_choices,
)
from model.training.data.in_one_step import in_one_step
from model.training.preparing.alike import alike, thumbnail
from model.training.preparing.contact_sheet import sheet_of
from model.training.preparing.pictures import Found, Seeker, key_of
from model.training.preparing.report import Report

Array = NDArray[Any]
#: What decodes a picture's bytes; raises Unusable.
Decode = Callable[[bytes], Array]


class Unusable(Exception):
    """A file is no picture that can be used; says why, in English."""


class Preparation:
    """A set in the making, in its folder; what a run that was stopped has found is kept."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        for name in ("heads", "sources"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._found: dict[str, Found] = {}
        self._repeated: dict[str, str] = {}

    def add(
        self, source: str, content: bytes, decode: Decode, seeker: Callable[[], Seeker]
    ) -> None:
        """See what is in a picture, or remember it."""
        key = key_of(content)
        if key in self._found:
            self._repeated[source] = self._found[key].source
            return
        note = self.folder / "sources" / f"{key}.json"
        found = self._noted(note)
        if found is None:
            try:
                found = seeker().seek(decode(content), source, key, self.folder)
            except Unusable as error:
                found = Found(source=source, settings=self.settings, problem=str(error))
            with in_one_step(note) as partial:
                partial.write_text(found.model_dump_json())
        self._found[key] = found

    def _noted(self, note: Path) -> Found | None:
        """What an earlier run has found with the same settings."""
        if not note.exists():
            return None
        try:
            found = Found.model_validate_json(note.read_bytes())
        except ValidationError:  # of another version
            return None
        of_now = self.settings.model_copy(update={"least": found.settings.least})
        return found if found.settings == of_now else None

    def finish(self, unread: Mapping[str, str]) -> Report:
        """Write the set's table, its contact sheet and its report.

        unread: files that gave no bytes to look at, and why. OperatorError when there is no head.
        """
        records = self._told_apart([one for found in self._found.values() for one in found.heads])
        if not records:
            raise OperatorError("no head was found in any of the pictures")
        choices = read_choices(self.folder)
        problems = dict(unread) | {
            found.source: found.problem for found in self._found.values() if found.problem
        }
        panels = sum(found.panels for found in self._found.values())
        report = Report(
            records, self.settings, choices, len(self._found), panels, problems, self._repeated
        )
        lines = "".join(f"{one.model_dump_json()}\n" for one in records)
        page = sheet_of(records, self.settings, choices)
        written = {
            "settings.json": self.settings.model_dump_json(indent=1),
            "sheet.html": page,
            "report.md": report.markdown(),
            "heads.jsonl": lines,
        }
        for name, text in written.items():
            with in_one_step(self.folder / name) as partial:
                partial.write_text(text, encoding="utf-8")
        self._tidy(record.id for record in records)
        return report

    def _told_apart(self, records: Sequence[HeadRecord]) -> list[HeadRecord]:
        """The same, those that are nearly the same as a better one marked as such."""
        good = sorted((one for one in records if not one.fault), key=lambda one: -one.likelihood)
        likenesses = alike([_thumbnail(self.folder, one.id) for one in good])
        like = {
            one.id: good[other].id
            for one, other in zip(good, likenesses, strict=True)
            if other is not None
        }
        return [
            one.model_copy(update={"fault": "alike", "like": like[one.id]})
            if one.id in like
            else one
            for one in records
        ]

    def _tidy(self, ids: Iterable[str]) -> None:
        """Remove the crops of pictures that are no longer there."""
        kept = {head_path(self.folder, id) for id in ids}
        for path in (self.folder / "heads").iterdir():
            if path not in kept:
                path.unlink()


def _thumbnail(folder: Path, id: str) -> Array:
    with Image.open(head_path(folder, id)) as file:
        return thumbnail(file)

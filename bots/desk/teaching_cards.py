"""What a chat is shown of a course: a text and buttons, by its stage."""

from collections.abc import Sequence
from typing import NamedTuple

from bots.words import say
from bots.words.styles import style_name
from worker.queue.courses import Course

#: Numbers that are written out at most.
MOST_NUMBERS = 60


class Card(NamedTuple):
    """A text, and the buttons under it: what they say, by the actions of `teaching.PRESSES`."""

    text: str
    buttons: dict[str, str]


def card_of(course: Course) -> Card:
    """In the language of its owner."""
    locale = course.address.locale
    style = style_name(course.name, locale)
    cancel = {"teach-cancel": say(locale, "teach-cancel")}
    match course.stage:
        case "collecting":
            done = {"teach-done": say(locale, "teach-done")} if course.pictures else {}
            return Card(_collecting(course, style), done | cancel)
        case "preparing":
            values = {"count": course.pictures, "percent": course.percent}
            return Card(say(locale, "teach-preparing", values), cancel)
        case "choosing":
            return _choosing(course, cancel)
        case "training":
            return Card(_training(course, style), cancel)
        case "trained":
            label = say(locale, "teach-add")
            here = say(locale, "teach-add-here")
            buttons = {"teach-add": label, "teach-add-here": here}
            text = "\n\n".join(
                filter(None, [say(locale, "teach-trained", {"style": style}), _problem(course)])
            )
            drop = {"teach-cancel": say(locale, "teach-drop")}
            return Card(text, buttons | drop)
        case "added":
            return Card(say(locale, "teach-added", {"style": style}), {})
        case "cancelled":
            return Card(say(locale, "teach-cancelled", {"style": style}), {})
    return Card(_problem(course) or say(locale, "teach-failed", {"style": style}), {})


def _collecting(course: Course, style: str) -> str:
    locale = course.address.locale
    values: dict[str, int | str] = {"style": style, "count": course.pictures}
    if course.fewest:
        counts = {"heads": course.heads, "fewest": course.fewest}
        return say(locale, "teach-too-few", values | counts)
    return say(locale, "teach-collecting", values)


def _choosing(course: Course, cancel: dict[str, str]) -> Card:
    locale, kept = course.address.locale, course.kept
    values: dict[str, int | str] = {
        "heads": course.heads,
        "count": len(course.left_out),
        "numbers": _ranges(course.left_out),
    }
    text = say(locale, "teach-choosing", values)
    if kept < course.fewest:
        few = say(locale, "teach-keep-more", {"fewest": course.fewest})
        return Card(f"{text}\n\n{few}", cancel)
    begin = {"teach-begin": say(locale, "teach-begin", {"count": kept})}
    return Card(text, begin | cancel)


def _training(course: Course, style: str) -> str:
    values: dict[str, int | str] = {"style": style, "percent": course.percent}
    if course.minutes is not None:
        hours, minutes = divmod(course.minutes, 60)
        values |= {"hours": hours, "minutes": minutes}
        return say(course.address.locale, "teach-training-left", values)
    return say(course.address.locale, "teach-training", values)


def _problem(course: Course) -> str:
    locale, style = course.address.locale, {"style": course.name}
    match course.problem:
        case "teach-name-taken":
            return say(locale, "teach-name-taken", style)
        case "teach-not-added":
            return say(locale, "teach-not-added", style)
        case "teach-cannot":
            return say(locale, "teach-cannot", style)
    return ""


def _ranges(numbers: Sequence[int]) -> str:
    """3, 8-11, 20."""
    ends: list[list[int]] = []
    for number in numbers:
        if ends and number == ends[-1][-1] + 1:
            ends[-1][1:] = [number]
        else:
            ends.append([number])
    written = ["-".join(map(str, some)) for some in ends]
    return ", ".join([*written[:MOST_NUMBERS], *(["…"] if written[MOST_NUMBERS:] else [])])

"""Chooses the one meaning that a word has in its place, by the words beside it."""

from collections.abc import Iterator, Sequence

from bots.instructions.catalogue import Kind, Sense, shaded
from bots.instructions.purity import purified
from bots.instructions.reading import Mark
from bots.instructions.statement import COMPARING, DENYING, PAPERED, PARTS, REMOVING

_UNKNOWN = Sense("unknown")
#: Kinds that a word has only where it has no other: in the right places, or by itself.
_BESIDE = ("shade", "purity", "stop")
#: Kinds of words that may stand behind "like".
_LIKENED = ("medium", "style", "preset", "whole", "output")
#: Kinds of words beside which "all" is no amount: "all red".
_ALL_OF = ("colour", "whole", "medium")
#: What a picture that is to be coloured may be called, besides the names of media.
_SKETCHES = (("preset", "sketch"), ("style", "line"))
#: Degrees that are said of colours, not of a style.
_TURNING = (*DENYING, *REMOVING, "usual")
#: What words about the whole wish say of one part, where they stand beside it.
_OF_A_PART = {"reset": "usual", "colours": "usual", "same": "same"}


def resolved(clause: Sequence[Mark]) -> Iterator[tuple[Mark, Sense]]:
    """Each mark with the one meaning that it has here, colours with their shades; no fillers."""
    marks = [mark for mark in purified(clause) if not _is_quiet(mark)]
    position = 0
    while position < len(marks):
        pair = marks[position : position + 2]
        if colour := _shaded_pair(pair):
            yield Mark(pair[0].senses, pair[0].first, pair[1].last), colour
            position += 2
            continue
        before = marks[position - 1].senses if position else ()
        after = pair[1].senses if len(pair) == 2 else ()
        if _is_except(pair[0]):
            if not _refused_before(marks[:position]):
                yield pair[0], Sense("degree", "no", place="before", language="en")
        elif len(both := _board(marks, position)) == 2:
            yield from ((pair[0], sense) for sense in both)
        elif (
            special := _to_colour(marks, position)
            or _tone(marks, position)
            or _of_part(marks, position)
        ):
            yield pair[0], special
        elif _of_kind(pair[0].senses, "joint", name="like"):
            if not _likened(marks[position + 1 :]):
                yield pair[0], _UNKNOWN
        elif sense := _meaning(pair[0].senses, before, after):
            yield pair[0], sense
        position += 1


def _is_quiet(mark: Mark) -> bool:
    """Whether it says nothing beside other words: fillers, and "never mind"."""
    only_stops = all(sense.kind == "stop" for sense in mark.senses)
    return only_stops or _of_kind(mark.senses, "filler") is not None


def _is_except(mark: Mark) -> bool:
    return _of_kind(mark.senses, "joint", name="except") is not None


def _refused_before(marks: Sequence[Mark]) -> bool:
    """Whether something is turned down already: "no colours except red"."""
    return any(sense.name in (*DENYING, *REMOVING) for mark in marks for sense in mark.senses)


def _board(marks: Sequence[Mark], position: int) -> Sequence[Sense]:
    """Both meanings of "chalkboard", the medium and its paper, where a colour of it is named.

    The paper comes on the side of the colour, which then is the paper's: before it in "green
    chalkboard", behind it in "papan tulis hijau".
    """
    medium = _of_kind(marks[position].senses, "medium")
    paper = _of_kind(marks[position].senses, "noun", name="paper")
    if not (medium and paper):
        return ()
    if paper.language != "id":
        before = marks[position - 1].senses if position else ()
        return (paper, medium) if _of_kind(before, "colour") else ()
    after = (mark.senses for mark in marks[position + 1 :])
    named = next((senses for senses in after if not _of_kind(senses, "noun", name="colour")), ())
    return (medium, paper) if _of_kind(named, "colour") else ()


def _to_colour(marks: Sequence[Mark], position: int) -> Sense | None:
    """What "to colour" is: a colouring page, but a colour's verb in "to colour the hair red"."""
    page = _of_kind(marks[position].senses, "medium", name="page")
    verb = _of_kind(marks[position].senses, "noun", name="colour")
    if not (page and verb):
        return None
    others = (*marks[:position], *marks[position + 1 :])
    senses = [sense for mark in others for sense in mark.senses]
    of_something = any(sense.kind == "colour" or sense.name in PARTS for sense in senses)
    return verb if of_something else page


def _shaded_pair(pair: Sequence[Mark]) -> Sense | None:
    """The colour that "dark blue" or "biru tua" names."""
    if len(pair) < 2:
        return None
    first, second = pair[0].senses, pair[1].senses
    shade, colour = _of_kind(first, "shade"), _of_kind(second, "colour")
    if shade and colour and shade.language != "id":
        return shaded(colour, shade.name)
    colour, shade = _of_kind(first, "colour"), _of_kind(second, "shade", "id")
    return shaded(colour, shade.name) if colour and shade else None


def _tone(marks: Sequence[Mark], position: int) -> Sense | None:
    """The colour that "dark" is in "dark skin", "kulit gelap" and "skin a bit darker"."""
    shade = _of_kind(marks[position].senses, "shade")
    if shade is None:
        return None
    sides = (reversed(marks[:position]), marks[position + 1 :])
    for side in sides if shade.language == "id" else reversed(sides):
        beside = next((mark for mark in side if not _of_kind(mark.senses, "degree")), None)
        if noun := beside and _of_kind(beside.senses, "noun"):
            return Sense("colour", shade.name, hex="#000000") if noun.name in PARTS else None
    return None


def _of_part(marks: Sequence[Mark], position: int) -> Sense | None:
    """What "usual colours" or "reset" is beside a part: "reset the colour of the hair"."""
    whole = _of_kind(marks[position].senses, "whole")
    if whole is None or whole.name not in _OF_A_PART:
        return None
    parts = (*PARTS, "background") if whole.name == "colours" else PARTS
    for side in (reversed(marks[:position]), marks[position + 1 :]):
        nouns = (_of_kind(mark.senses, "noun") for mark in side)
        beside = next((noun for noun in nouns if noun is None or noun.name != "colour"), None)
        if beside and beside.name in parts:
            return Sense("degree", _OF_A_PART[whole.name], language=whole.language)
    return None


def _likened(following: Sequence[Mark]) -> bool:
    """Whether something that a drawing can be like comes next: "like chalk on a blackboard"."""
    beside = ({sense.kind for sense in mark.senses} for mark in following)
    kinds = next((kinds for kinds in beside if not kinds <= {"joint", "degree"}), set())
    return not kinds.isdisjoint(_LIKENED)


def _meaning(
    senses: Sequence[Sense], before: Sequence[Sense], after: Sequence[Sense]
) -> Sense | None:
    """The one meaning; None where it has none, as praise has."""
    if _of_kind(senses, "praise"):
        # "more beautiful" asks for something, while "beautiful" alone is praise.
        return _UNKNOWN if any(sense.name in COMPARING for sense in before) else None
    around = (*before, *after)
    nouns = {sense.name for sense in around if sense.kind == "noun"}
    if _of_kind(senses, "shade") and nouns.intersection(("ink", *PAPERED)):
        return _UNKNOWN
    if _is_all(senses) and any(sense.kind in _ALL_OF for sense in after):
        # "remove all grey"
        return None
    if any(_is_colouring(sense) for sense in senses):
        # Of "흑백 말고 컬러로" it is what stands before that is turned down.
        back = (sense for sense in before if sense.place != "after")
        return _colouring(senses, (*back, *(sense for sense in after if sense.place != "before")))
    if undo := _of_kind(senses, "whole", name="undo"):
        # "undo the shading"
        return _of_kind(senses, "degree") if after and not _of_kind(after, "joint") else undo
    if any(_is_colouring(sense) for sense in around) and any(map(_is_sketch, senses)):
        # "colour this sketch", "colour my pencil drawing"
        return None
    if medium := _of_kind(senses, "medium"):
        # A chalkboard without a colour.
        return medium
    if preset := _of_kind(senses, "preset"):
        return _instead_of_preset(senses, around, nouns) or preset
    return next((sense for sense in senses if sense.kind not in _BESIDE), _UNKNOWN)


def _is_all(senses: Sequence[Sense]) -> bool:
    level = _of_kind(senses, "level")
    return level is not None and not level.name and level.value == 1


def _is_colouring(sense: Sense) -> bool:
    return (sense.kind, sense.name) == ("style", "colour")


def _is_sketch(sense: Sense) -> bool:
    return sense.kind == "medium" or (sense.kind, sense.name) in _SKETCHES


def _colouring(senses: Sequence[Sense], around: Sequence[Sense]) -> Sense:
    """The style, but not in "colour it red", "colour the hair red" or "no colouring"."""
    noun = _of_kind(senses, "noun")
    of_something = any(sense.kind in ("colour", "noun", "shade") for sense in around)
    if noun and (of_something or any(sense.name in _TURNING for sense in around)):
        return noun
    return next(filter(_is_colouring, senses))


def _instead_of_preset(
    senses: Sequence[Sense], around: Sequence[Sense], nouns: set[str]
) -> Sense | None:
    """Another meaning than a preset's: "bold lines", "very bold", "minimal shading"."""
    if level := _of_kind(senses, "level"):
        said_of = nouns.intersection((level.name, "lines", "part", *PARTS))
        compared = any(sense.kind in ("degree", "step") for sense in around)
        return level if said_of or compared else None
    return _of_kind(senses, "degree") if nouns else None


def _of_kind(
    senses: Sequence[Sense], kind: Kind, language: str = "", name: str = ""
) -> Sense | None:
    fitting = (sense for sense in senses if sense.kind == kind and name in ("", sense.name))
    return next((sense for sense in fitting if language in ("", sense.language)), None)

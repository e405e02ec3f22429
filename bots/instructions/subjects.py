"""What the picture shows: "draw my dog please" asks for no more than "draw this please" does.

A word for a person, an animal or a thing says nothing where it only tells whom or what to draw,
"a picture of our house", "turn my cat into a comic", or stands alone, "my dog and me". Anywhere
else nobody can do what is asked, so it stays without a meaning and is named: "without the dog",
"only the cat", "as a cat". The words are in the catalogue.
"""

from collections.abc import Sequence
from dataclasses import replace

from bots.instructions import hangul
from bots.instructions.catalogue import Kind, Sense, key_of, words_of, words_of_any
from bots.instructions.reading import Mark, Text

_FILLER = (Sense("filler"),)
#: What we know and cannot do.
_SINGLED = (Sense("unknown", "singled"),)
#: Kinds of words that may stand between a subject and the word that asks to draw it.
_BETWEEN: tuple[Kind, ...] = ("filler", "praise", "number")
#: What somebody's dog may be drawn as.
_DRAWN_AS: tuple[Kind, ...] = ("medium", "style", "preset", "output")
#: What would be said of the dog, right behind it: "draw my dog red".
_SAID_OF_IT: tuple[Kind, ...] = ("colour", "shade", "step")


def without_subjects(text: Text) -> Text:
    """The text with fillers for the words that only say what the picture shows."""
    return replace(text, clauses=[_without(text, clause) for clause in text.clauses])


def _without(text: Text, clause: Sequence[Mark]) -> Sequence[Mark]:
    return [_settled(text, clause, place) for place in range(len(clause))]


def _settled(text: Text, clause: Sequence[Mark], place: int) -> Mark:
    mark = clause[place]
    if _says_nothing(text, clause, place):
        return Mark(_FILLER, mark.first, mark.last)
    if _is_subject(text, mark) and (only := _singling(text, clause, place)):
        return Mark(_SINGLED, min(only.first, mark.first), max(only.last, mark.last))
    return mark


def _singling(text: Text, clause: Sequence[Mark], place: int) -> Mark | None:
    """The word that chooses a subject out of the picture: "only" of "only the cat"."""
    before, _ = _around(text, clause[:place][::-1])
    for mark in (*before, *clause[place + 1 : place + 2]):
        if key_of(text.tokens[mark.first]) in words_of_any("singled_out"):
            return mark
    return None


def _says_nothing(text: Text, clause: Sequence[Mark], place: int) -> bool:
    """Whether it is a subject that is only named, or "little" before one."""
    if _is_little(clause[place]):
        behind = clause[place + 1 : place + 2]
        return not any(map(_is_little, behind or clause)) and _says_nothing(text, clause, place + 1)
    return _is_subject(text, clause[place]) and _is_only_named(text, clause, place)


def _is_only_named(text: Text, clause: Sequence[Mark], place: int) -> bool:
    before, beyond = _around(text, clause[:place][::-1])
    after, behind = _around(text, clause[place + 1 :])
    keys_before, keys_after = _keys(text, before), _keys(text, after)
    # How many words lie between the subject and the one before it that asks to draw it.
    asked = next((count for count, key in enumerate(keys_before) if _draws(key)), None)
    if words_of_any("singled_out") & {*keys_before[:asked], *keys_after[:1]}:
        return False
    if behind and not after and behind.may_be(*_SAID_OF_IT):
        return False
    turned = words_of_any("turned_into").intersection(keys_before[:asked])
    if behind and behind.may_be(*_DRAWN_AS):
        # "Turn my dog into a comic", but not "turn me into a dog comic".
        return not turned
    if asked is not None or any(map(_draws, keys_after)):
        return not turned
    # "My dog with thick lines".
    apart = not (beyond or behind) or bool(words_of_any("beside").intersection(keys_after[-1:]))
    return apart and not (turned or words_of_any("turning").intersection(keys_before))


def _around(text: Text, marks: Sequence[Mark]) -> tuple[Sequence[Mark], Mark | None]:
    """The marks next to a subject that ask for nothing, and the first one that does."""
    for count, mark in enumerate(marks):
        beside = key_of(text.tokens[mark.first]) in words_of_any("beside")
        named = _is_subject(text, mark) or _is_little(mark)
        quiet = mark.may_be(*_BETWEEN) or _is_and(mark) or named
        if not (quiet or (beside and mark.first == mark.last)):
            return marks[:count], mark
    return marks, None


def _keys(text: Text, marks: Sequence[Mark]) -> list[str]:
    return [key_of(text.tokens[mark.first]) for mark in marks]


def _is_little(mark: Mark) -> bool:
    sense = mark.senses[0]
    return (sense.kind, sense.name, sense.language) == ("degree", "slightly", "en")


def _is_and(mark: Mark) -> bool:
    return mark.senses[0].kind == "joint" and mark.senses[0].name == "and"


def _is_subject(text: Text, mark: Mark) -> bool:
    sense = mark.senses[0]
    # What we know and do not have is none, "cat air".
    if not ((sense.kind == "unknown" and not sense.name) or sense.name == "part"):
        return False
    key, subjects = key_of(text.tokens[mark.first]), words_of_any("subjects")
    if key in subjects:
        return True
    endings = [ending for ending in words_of_any("subject_endings") if key.endswith(ending)]
    return any(key.removesuffix(ending) in subjects for ending in endings)


def _draws(key: str) -> bool:
    """Whether a word asks to draw something; in Korean, by how it begins."""
    words = words_of_any("drawing")
    return key in words or (
        hangul.is_hangul(key) and key.startswith(tuple(words_of("drawing", "ko")))
    )

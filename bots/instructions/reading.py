"""From text to marks: the words and phrases of an instruction, each with all that it may mean."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bots.instructions import hangul
from bots.instructions.addresses import without_addresses
from bots.instructions.catalogue import Kind, Sense, every_word, key_of, senses, words_of
from bots.instructions.typos import corrected, no_typos
from model.contract.look import CONTROL_NAMES

#: Words in the longest phrase of the catalogue, letters in the longest ending.
LONGEST_PHRASE, LONGEST_ENDING = 6, 6

_MARKS = "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code))[0] == "M")
_LETTER = rf"(?:[^\W_]|[{re.escape(_MARKS)}])"
#: What phones put behind an emoji: it is to be shown as one.
VARIANT = "\ufe0f"
_TOKEN = re.compile(
    r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])"
    r"|\d{1,3}(?:[.,]\d{1,4})?\s?%|\d[.,]\d{1,4}(?!\d)"
    r"|[wW]/(?=\s|$)"
    rf"|{_LETTER}+(?:['\u2019&/-]{_LETTER}+)*"
    r"|[.,;!?|•/+&()\n。、]"
)
_SCRIPT_CHANGE = re.compile("(?<=[A-Za-z0-9%])(?=[가-힣])|(?<=[가-힣])(?=[A-Za-z0-9#ᄀ-ᇿ])")
_ENDS = frozenset(".,;!?|•/()\n。、")
_PERCENT = ("persen", "percent", "퍼센트", "프로")
_UNKNOWN = (Sense("unknown"),)
_FILLER = (Sense("filler"),)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or phrase, or a part of a Korean word."""

    senses: tuple[Sense, ...]
    #: Which tokens of the text it is made of.
    first: int
    last: int

    def may_be(self, *kinds: Kind) -> bool:
        """Whether one of its senses is of one of these kinds."""
        return any(sense.kind in kinds for sense in self.senses)


@dataclass(frozen=True, slots=True)
class Text:
    """An instruction, read."""

    #: The words as they were typed.
    tokens: Sequence[str]
    #: What is said between two stops.
    clauses: Sequence[Sequence[Mark]]
    #: There were links, paths, names of files or the like in it.
    linked: bool = False
    #: There were such, code or hashtags.
    posted: bool = False
    #: There were exclamation marks or emoji in it.
    excited: bool = False

    def phrase(self, marks: Sequence[Mark]) -> str:
        """The words from the first mark to the last one, without what was between them."""
        first, last = self.span(marks)
        return " ".join(self.tokens[first : last + 1])

    @staticmethod
    def span(marks: Sequence[Mark]) -> tuple[int, int]:
        """Places of the first and the last token of marks."""
        return min(mark.first for mark in marks), max(mark.last for mark in marks)


def read(words: str, added: Iterable[str] = ()) -> Text:
    """The marks of an instruction, clause by clause.

    added: names of styles, which are words too.
    """
    names = {key: sense for name in added if is_free(name) for key, sense in _named(name)}
    # "bg는" and "배경ㄴㄴ" are two words each.
    written = unicodedata.normalize("NFKC", words).replace(VARIANT, "")
    plain, linked, posted = without_addresses(written)
    spaced = _SCRIPT_CHANGE.sub(" ", plain)
    tokens = [part for token in _TOKEN.findall(spaced) for part in _split_unknown(token, names)]
    keys = [key_of(token) for token in tokens]
    clauses: list[list[Mark]] = [[]]
    position = 0
    while position < len(tokens):
        if tokens[position] in _ENDS:
            clauses.append([])
            position += 1
            continue
        marks = list(_name(keys, position, names) or _marks(keys, position))
        if clauses[-1] and all(mark.may_be("unknown") for mark in marks):
            share = _share(clauses[-1][-1], keys[position])
            marks = [Mark(share, position, position)] if share else marks
        clauses[-1] += marks
        position = marks[-1].last + 1
    excited = any(unicodedata.category(letter) == "So" or letter == "!" for letter in written)
    said = [clause for clause in clauses if clause]
    return Text(tokens, said, linked=linked, posted=linked or posted, excited=excited)


@cache
def is_free(name: str) -> bool:
    """Whether a style may be called so: a word that says nothing else in any of the languages.

    Names of what we do not have say nothing else: "ghibli".
    """
    text = read(_spoken(name))
    marks = [mark for clause in text.clauses for mark in clause]
    does = every_word().intersection(map(key_of, text.tokens))
    named = any(mark.may_be("unknown") for mark in marks)
    return named and not does and all(mark.may_be("unknown", "filler") for mark in marks)


def _spoken(name: str) -> str:
    """The name of a style as people say it: "my-comic" as two words."""
    return name.replace("-", " ")


def _named(name: str) -> Iterator[tuple[str, tuple[Sense, ...]]]:
    """What the name of a style means, in both spellings."""
    for key in (name, _spoken(name)):
        yield key, (Sense("style", name),)


def _name(
    keys: Sequence[str], position: int, names: Mapping[str, tuple[Sense, ...]]
) -> Iterator[Mark] | None:
    """The name of an added style that begins here, if one does."""
    for last in range(min(position + LONGEST_PHRASE, len(keys)), position, -1):
        if found := names.get(" ".join(keys[position:last])):
            return iter([Mark(found, position, last - 1)])
    return None


def _split_unknown(token: str, names: Container[str]) -> list[str]:
    """The parts of "line/shading", but "w/o" as it is."""
    key = key_of(token)
    if len(token) < 2 or not re.search("[&/-]", token) or key in senses() or key in names:
        return [token]
    parts = re.split("[&/-]", token)
    # Said twice: an Indonesian plural or emphasis.
    return parts[:1] if len(parts) == 2 and key_of(parts[0]) == key_of(parts[1]) else parts


def _marks(keys: Sequence[str], position: int) -> Iterator[Mark]:
    """The longest phrase that begins here, or the parts of the word."""
    for length in range(min(_longest_phrase(keys[position]), len(keys) - position), 1, -1):
        phrase = keys[position : position + length]
        if not _ENDS.intersection(phrase) and (found := _phrase(phrase)):
            yield Mark(found, position, position + length - 1)
            return
    for found in _word(keys[position]):
        yield Mark(found, position, position)


def _longest_phrase(first: str) -> int:
    """How many words a phrase may have that begins with this one."""
    return LONGEST_PHRASE if first in _beginnings() or first[0].isdecimal() else 1


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in senses() if " " in key)


def _phrase(keys: Sequence[str]) -> tuple[Sense, ...]:
    """The meanings of several words, the last of which may have an ending."""
    if len(keys) == 2 and keys[0].isdecimal() and keys[1].startswith(_PERCENT):
        return _number(f"{keys[0]}%")
    phrase = " ".join(keys)
    if found := senses().get(phrase):
        return found
    language = "ko" if hangul.is_hangul(keys[-1]) else "id"
    return next((senses()[stem] for stem in _stems(phrase, language) if stem in senses()), ())


def _word(key: str) -> Sequence[tuple[Sense, ...]]:
    """The meanings of each part of a word."""
    if found := senses().get(key):
        return [found]
    if key[0] in "#0123456789":
        return [_number(key) or _hex(key) or _UNKNOWN]
    if hangul.is_laughter(key) or key in words_of("endings", "ko"):
        return [_FILLER]
    if hangul.is_hangul(key):
        return hangul.take_apart(key) or [_UNKNOWN]
    if key in ("+", "&"):
        return [(Sense("joint", "and"),)]
    return [_latin(key) or _UNKNOWN]


def _latin(key: str) -> tuple[Sense, ...]:
    """A word in Indonesian affixes, doubled by a digit ("tipis2"), drawn out, or mistyped."""
    known = senses()
    if key in no_typos():
        return ()
    # "pleeease", "thiiick"
    short, shorter = re.sub(r"(.)\1{2,}", r"\1\1", key), re.sub(r"(.)\1+", r"\1", key)
    candidates = [short, shorter, key.removesuffix("2"), *_stems(key, "id")]
    found = next((known[stem] for stem in candidates if stem in known), None)
    return found or next(filter(None, map(corrected, (key, *_stems(key, "id")))), ())


def _stems(key: str, language: str) -> Iterator[str]:
    """What may be left of a word or phrase without its ending."""
    endings = words_of("endings", language)
    for length in range(1, min(LONGEST_ENDING, len(key) - 2) + 1):
        if key[-length:] in endings:
            yield key[:-length].removesuffix("2")


def _number(key: str) -> tuple[Sense, ...]:
    """For "80%" and "0.8"; a whole number alone says nothing."""
    written = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)\s?(%?)", key.replace(",", "."), re.ASCII)
    if written is None or not (written[2] or "." in written[1]):
        return ()
    value = float(written[1]) / (100 if written[2] else 1)
    return (Sense("number", value=value),) if value <= 1 else ()


def _share(before: Mark, key: str) -> tuple[Sense, ...]:
    """For the whole number in "strength 70", of a hundred; 1 is all of it, and the few between them
    may be of ten as well.
    """
    named = any(sense.kind == "noun" and sense.name in CONTROL_NAMES for sense in before.senses)
    if not (named and re.fullmatch(r"0|1|1[1-9]|[2-9]\d|100", key, re.ASCII)):
        return ()
    return (Sense("number", value=1.0 if key == "1" else int(key) / 100),)


def _hex(key: str) -> tuple[Sense, ...]:
    if not re.fullmatch("#([0-9a-f]{3}|[0-9a-f]{6})", key):
        return ()
    full = key if len(key) == 7 else "#" + "".join(2 * digit for digit in key[1:])
    return (Sense("colour", full, hex=full, language="en"),)

"""Typing mistakes in words of the Latin script; careful, since a wrong guess is worse than none."""

from collections.abc import Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bots.instructions.catalogue import Sense, senses, words_of_any

#: Letters of the shortest word that is corrected, and of the one in which two mistakes are.
SHORTEST, LONG = 5, 9
#: Letters from which on a wrong letter may be a mistake; in shorter words it makes another word.
WRONG_LETTER = 7


def corrected(key: str) -> tuple[Sense, ...]:
    """The meanings of the one word that was probably meant; none when there is no such word."""
    if len(key) < SHORTEST or key in no_typos():
        return ()
    mistakes = 2 if len(key) >= LONG else 1
    found = process.extract(
        key, _words(key[0]), scorer=OSA.distance, score_cutoff=mistakes, limit=None
    )
    near = [(distance, word) for word, distance, _ in found if _likely(key, word)]
    least = min((distance for distance, _ in near), default=0)
    meanings = {senses()[word] for distance, word in near if distance == least}
    return meanings.pop() if len({_meant(one) for one in meanings}) == 1 else ()


@cache
def no_typos() -> frozenset[str]:
    """Words that look like typing mistakes in others and are none."""
    return words_of_any("no_typos") | words_of_any("subjects")


def _likely(typed: str, word: str) -> bool:
    """Letters left out, doubled or swapped are mistakes in any word."""
    return len(typed) >= WRONG_LETTER or len(typed) != len(word) or sorted(typed) == sorted(word)


def _meant(meanings: tuple[Sense, ...]) -> tuple[object, ...]:
    """What must agree for two words to be one: everything but the language."""
    return tuple((one.kind, one.name, one.value, one.hex) for one in meanings)


@cache
def _words(letter: str) -> Sequence[str]:
    """Words that a mistake may have been made in; hardly anybody errs in the first letter."""
    long = (word for word in senses() if len(word) >= SHORTEST and word.startswith(letter))
    return [word for word in long if word.isascii() and " " not in word]

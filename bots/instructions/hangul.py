"""Korean words, taken apart into the words of the catalogue and their endings."""

from collections.abc import Mapping
from functools import cache

from bots.instructions.catalogue import Sense, senses, words_of

#: The meanings of each part of a word.
Parts = tuple[tuple[Sense, ...], ...]

#: Korean for "like", which stands behind its word, and the kinds of words that it can stand behind.
_LIKE, _LIKENED = "처럼", ("medium", "style", "preset")
#: Words of more syllables are not taken apart.
LONGEST_WORD = 24


def is_hangul(key: str) -> bool:
    """Whether a word is written in Korean syllables."""
    return "가" <= key[0] <= "힣"


def is_laughter(key: str) -> bool:
    """Whether somebody only laughs or cries, by single letters."""
    return all("ᄀ" <= letter <= "ᇿ" for letter in key)


def take_apart(key: str) -> Parts | None:
    """The meanings of each part, in order; None when any of it has none."""
    if len(key) > LONGEST_WORD:
        return None
    stems, endings = _stems(), words_of("endings", "ko")
    # From each position on: the parts, where a new one begins; and where an ending may stand too.
    begun: list[Parts | None] = [*(None for _ in key), ()]
    going_on: list[Parts | None] = [*(None for _ in key), ()]
    for start in reversed(range(len(key))):
        for stop in range(len(key), start, -1):
            part, rest = key[start:stop], going_on[stop]
            if rest is None:
                continue
            if part in stems and begun[start] is None:
                begun[start] = (stems[part], *rest)
            if part in endings and going_on[start] is None:
                going_on[start] = rest
        if begun[start] is not None:
            going_on[start] = begun[start]
    return begun[0]


@cache
def _stems() -> Mapping[str, tuple[Sense, ...]]:
    """Everything in Korean, phrases without their spaces; and what a drawing can be like."""
    stems = {key.replace(" ", ""): found for key, found in senses().items() if is_hangul(key)}
    likened = {
        f"{stem}{_LIKE}": found
        for stem, found in stems.items()
        if any(sense.kind in _LIKENED for sense in found)
    }
    return likened | stems

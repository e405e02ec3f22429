"""The catalogue of words is whole: in every language, for everything that can be asked for."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from bots.instructions import understand
from bots.instructions.catalogue import FILE, languages, senses
from bots.instructions.description import level_of
from bots.instructions.effects import shown_of
from bots.instructions.reading import LONGEST_PHRASE, read
from bots.words import LOCALES, say
from model.contract.look import CONTROL_NAMES, MEDIA, PRESETS, Look
from model.contract.styles import STYLES
from model.contract.wish import Output, Wish

NAMES = [style.name for style in STYLES]
#: What a language may say otherwise than by words of its own.
OTHERWISE = re.compile(
    r"steps\.|degrees\.|controls\.\w+\.(more|less|levels\.shaded)|endings|joints|no_typos|becoming|making"
)
#: Words that mean two things, which the words beside them tell apart.
AMBIGUOUS = {
    frozenset(("preset", "level")),
    frozenset(("preset", "degree")),
    frozenset(("shade", "level")),
    frozenset(("shade", "step")),
    frozenset(("noun", "style")),
    frozenset(("noun", "medium")),
    frozenset(("whole", "degree")),
    frozenset(("degree", "stop")),
    frozenset(("style", "praise")),
    frozenset(("style", "filler")),
    frozenset(("style", "unknown")),
    *(frozenset((kind, "purity")) for kind in ("level", "degree", "filler", "colour")),
}


def entries(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every list of words by its place in the catalogue, with what is told of it."""
    below = {key: value for key, value in tree.items() if isinstance(value, dict)}
    if len(below) < len(tree) and not ("noun_means" in tree and len(below) == len(tree) - 1):
        yield path, tree
    for key, value in below.items():
        yield from entries(value, f"{path}.{key}".lstrip("."))


CATALOGUE = tomllib.loads(FILE.read_text("utf-8"))


def test_no_key_of_the_catalogue_lacks_a_language() -> None:
    found = dict(entries(CATALOGUE))
    assert len(found) > 80
    for path, entry in found.items():
        if path != "endings":
            assert entry.keys() >= set(languages()), path
        for language in languages():
            assert entry.get(language) or OTHERWISE.match(path), f"{path} has no word in {language}"


def test_everything_that_can_be_asked_for_has_words() -> None:
    assert CATALOGUE["presets"].keys() == PRESETS.keys()
    assert CATALOGUE["styles"].keys() >= {style.name for style in STYLES}
    assert CATALOGUE["outputs"].keys() == set(get_args(Output))
    assert CATALOGUE["controls"].keys() == set(CONTROL_NAMES)
    assert CATALOGUE["media"].keys() == set(MEDIA)
    assert set(languages()) == set(LOCALES)


def test_every_word_is_found_with_its_meanings() -> None:
    for word, meanings in senses().items():
        assert [[mark.senses for mark in clause] for clause in read(word).clauses] == [[meanings]]


def test_every_word_is_listed_once_and_in_lower_case() -> None:
    for path, entry in entries(CATALOGUE):
        for language in languages():
            words = entry.get(language, [])
            assert len(words) == len(set(words)), f"twice in {path}"
            for word in words:
                assert word == word.lower().strip(), word
                assert len(word.split()) <= LONGEST_PHRASE, word


def test_a_word_means_one_thing_or_is_told_apart_by_its_neighbours() -> None:
    for word, meanings in senses().items():
        if len(meanings) > 1:
            assert frozenset(meaning.kind for meaning in meanings) in AMBIGUOUS, word


@pytest.mark.parametrize("locale", LOCALES)
def test_we_understand_what_we_say_ourselves(locale: str) -> None:
    other = Wish(look=Look(0.5, 0.45, 0.55, 0.6))
    for control in CONTROL_NAMES:
        for level in range(5):
            said = say(locale, f"look-{control.replace('_', '-')}", {"level": level})
            found = understand(said, other)
            assert found.unknown == (), said
            assert level_of(shown_of(control, found.wish)) == level, said
    for medium in MEDIA:
        found = understand(say(locale, "look-medium", {"medium": medium}), Wish(style="comic"))
        assert (found.wish.style, found.wish.look.medium, found.unknown) == ("line", medium, ())
    assert understand(say(locale, "look-pure")).wish.finish.pure
    for preset, look in PRESETS.items():
        assert understand(say(locale, f"preset-{preset}"), other).wish.look == look


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_that_we_suggest_are_understood(locale: str) -> None:
    examples = re.findall("“(.+?)”", say(locale, "words-to-try"))
    suggestions = say(locale, "words-to-suggest").split(", ")
    assert len(examples) >= 4
    for words in (*examples, *suggestions):
        found = understand(words)
        assert found.understood, words
        assert not found.unknown, words


@pytest.mark.parametrize("locale", LOCALES)
def test_our_name_of_a_colour_is_understood(locale: str) -> None:
    for entry in CATALOGUE["colours"].values():
        name = entry[locale][0]
        found = understand(name).wish
        of = entry.get("alone", "ink")
        meant = getattr(found.finish if of in ("ink", "paper") else found.colours, of)
        assert meant == entry["hex"], name

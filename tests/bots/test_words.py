"""Every sentence exists in every language, can be filled, and fits where it is shown."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bots.desk.changes import EVERY
from bots.desk.drawing_files import OFFERED
from bots.discord.buttons import LABELS
from bots.instructions.catalogue import catalogue as instructions
from bots.instructions.talk import ANSWERED
from bots.telegram.menu import COMMANDS
from bots.telegram.settings_menu import CHOICES
from bots.words import FALLBACK, LOCALES, say
from model.contract.colours import PARTS
from model.contract.look import CONTROL_NAMES, MEDIA, PRESETS
from model.contract.shown import HAIR_NAMES, TRAITS
from model.contract.styles import STYLES
from model.contract.wish import Output
from tests.sources import parsed

NAMES = [style.name for style in STYLES]
ROOT = Path(__file__).parents[2]
#: What takes a key, or makes one.
TAKE_KEYS = {
    "say",
    "answer",
    "answer_press",
    "localised",
    "check_size",
    "problem",
    "PersonError",
    "PhotoError",
    "TurnedAway",
    "Forgotten",
    "_in_words",
}
#: How long Discord allows what begins with that to be.
DISCORD_LIMITS = [
    ("name-", 32),
    ("option-", 32),
    ("draw-this", 32),
    ("describe-", 100),
    ("command-", 100),
    ("style-", 100),
    ("preset-", 80),
    ("medium-", 100),
    ("as-", 80),
    ("change", 100),
    ("part-", 100),
    ("menu-", 100),
    ("seen-by-", 100),
    ("language-", 100),
]
#: What Telegram shows in a small window to whoever pressed a button.
TOLD_IN_ALERTS = (
    "busy",
    "button-gone",
    "enough-for-chat",
    "enough-for-now",
    "example-unusable",
    "forgotten-meanwhile",
    "no-worker",
    "photo-gone",
    "not-your-buttons",
    "not-your-settings",
    "order-gone",
    "pack-full",
    "pack-name-taken",
    "pack-needs-start",
    "pack-of-nobody",
    "photo-too-large-as-file",
    "photo-too-large-bytes",
    "photo-unreachable",
    "picture-gone",
    "private-needs-start",
    "too-many-at-once",
    "too-old-to-delete",
    "went-wrong",
)
PHOTO_KEY = re.compile(r"photo(-[a-z]+)+")


class Placeholders(Visitor):
    """The names of the values that a sentence needs."""

    def __init__(self, sentence: ftl.Message) -> None:
        self.names: set[str] = set()
        self.visit(sentence)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        """Called by the visitor for each placeholder."""
        self.names.add(node.id.name)


@cache
def catalogue(locale: str) -> dict[str, set[str]]:
    """The placeholders of each sentence, by key."""
    text = (ROOT / "bots" / "words" / f"{locale}.ftl").read_text("utf-8")
    entries = FluentParser().parse(text).body
    assert not [entry.content for entry in entries if isinstance(entry, ftl.Junk)]
    messages = [entry for entry in entries if isinstance(entry, ftl.Message)]
    return {message.id.name: Placeholders(message).names for message in messages}


def keys_in_code() -> set[str]:
    """Every key that bots and worker name, and those that the menu makes of commands."""
    files = [*(ROOT / "bots").rglob("*.py"), *(ROOT / "worker").rglob("*.py")]
    trees = [parsed(file) for file in files]
    calls = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call)]
    said = {word for call in calls if _called(call) in TAKE_KEYS for word in _words(call)}
    photo = {word for tree in trees for word in _words(tree) if PHOTO_KEY.fullmatch(word)}
    commands = {f"command-{name.replace('_', '-')}" for name in COMMANDS}
    styles = {style.key for style in STYLES} | {
        f"style-{name}" for name in instructions()["styles"]
    }
    presets = {f"preset-{preset}" for preset in PRESETS}
    looks = {f"look-{control.replace('_', '-')}" for control in CONTROL_NAMES}
    media = {f"medium-{medium}" for medium in MEDIA}
    settings = {f"{kind}-{setting}" for kind in ("setting", "menu") for setting in CHOICES}
    changes = {change.label for change in EVERY}
    parts = {f"{kind}-{part}" for kind in ("part", "fill") for part in PARTS}
    files = {f"as-{output}" for output in OFFERED}
    files |= {f"comes-as-{output}" for output in get_args(Output) if output != "png"}
    shown = {f"trait-hair-{hair}" for hair in HAIR_NAMES} | {f"trait-{trait}" for trait in TRAITS}
    drawn = {f"drawn-{medium}" for medium in MEDIA}
    talk = {f"talk-{said}" for said in (*instructions()["talk"], *ANSWERED) if said != "help"}
    menus = commands | settings | styles | presets | files | changes | parts
    return said | photo | menus | shown | drawn | talk | looks | media | set(LABELS.values())


def _called(call: ast.Call) -> str | None:
    return call.func.id if isinstance(call.func, ast.Name) else None


def _words(tree: ast.AST) -> set[str]:
    """The literals under a node that look like keys, but for the names of values."""
    names = {key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    constants = {node for node in ast.walk(tree) if isinstance(node, ast.Constant)} - names
    found = {node.value for node in constants if isinstance(node.value, str)}
    return {word for word in found if re.fullmatch(r"[a-z]+(-[a-z]+)*", word)}


def test_every_key_in_the_code_has_a_sentence_and_every_sentence_a_use() -> None:
    assert keys_in_code() == catalogue(FALLBACK).keys()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_says_the_same_with_the_same_values(locale: str) -> None:
    assert catalogue(locale) == catalogue(FALLBACK)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_can_be_filled(locale: str) -> None:
    for key, names in catalogue(locale).items():
        for number in (0, 1, 2):
            text = say(locale, key, dict.fromkeys(names, number))
            assert text
            assert "{" not in text


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_fit_where_telegram_shows_them(locale: str) -> None:
    assert len(say(locale, "description")) <= 512
    assert len(say(locale, "short-description")) <= 120
    for key in TOLD_IN_ALERTS:
        values = dict.fromkeys(catalogue(locale)[key], 1000)
        assert len(say(locale, key, values)) <= 200, "what answers the press of a button"
    for command in COMMANDS:
        assert len(say(locale, f"command-{command.replace('_', '-')}")) <= 256


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_fit_where_discord_shows_them(locale: str) -> None:
    for label in LABELS.values():
        assert len(say(locale, label)) <= 80
    for key in catalogue(locale):
        limit = next((size for prefix, size in DISCORD_LIMITS if key.startswith(prefix)), 2000)
        assert len(say(locale, key, dict.fromkeys(catalogue(locale)[key], 10**18))) <= limit
        if key.startswith(("name-", "option-")):
            assert re.fullmatch(r"[\w-]+", say(locale, key))
            assert say(locale, key) == say(locale, key).lower()


def test_regional_and_unknown_languages_find_their_words() -> None:
    assert say("ko-KR", "full-size") == say("ko", "full-size") != say("en", "full-size")
    assert say("pt-br", "full-size") == say("tlh", "full-size") == say("en", "full-size")


def test_a_sentence_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "no-such-sentence")
    with pytest.raises(KeyError):
        say("en", "in-line")

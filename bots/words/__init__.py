"""Every sentence that a person reads, in their language: the catalogues are `*.ftl` beside this."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

#: The language of last resort; its catalogue has every sentence.
FALLBACK = "en"

_FOLDER = Path(__file__).parent

#: Every language that has a catalogue.
LOCALES = tuple(sorted(path.stem for path in _FOLDER.glob("*.ftl")))


def say(locale: str, key: str, values: Mapping[str, int | str] | None = None) -> str:
    """The sentence `key` in the language of an IETF tag ("ko", "pt-br"), or else in English.

    Raises KeyError for a sentence that no catalogue has, or whose placeholders are not filled.
    """
    for language in (locale.lower().partition("-")[0], FALLBACK):
        if language in LOCALES and (bundle := _bundle(language)).has_message(key):
            return _format(bundle, key, values or {})
    raise KeyError(f"no catalogue has a sentence {key!r}")


def _format(bundle: FluentBundle, key: str, values: Mapping[str, int | str]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"the sentence {key!r} is empty")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise KeyError(f"the sentence {key!r} cannot be filled: {errors}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks are for mixed writing directions, which none of the languages has.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text("utf-8")))
    return bundle

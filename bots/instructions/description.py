"""What was understood, told to the person in a sentence for under their drawing."""

from dataclasses import fields

from bots.instructions.catalogue import LANGUAGES, colour_names
from bots.instructions.fills import fill_names
from bots.instructions.wish import LONGEST, Understood, Wish
from bots.words import FALLBACK, say
from model.look import CONTROL_NAMES, Colours, Finish, Look

#: Phrases that are quoted back, and the characters of each.
MOST_QUOTED, LONGEST_QUOTED = 3, 40


def describe(understood: Understood, locale: str) -> str:
    """What was understood and what not, in the person's language; "" when there were no words."""
    sentences = []
    if understood.understood:
        sentences.append(_drawn(understood, locale))
        if understood.style_switched:
            sentences.append(say(locale, "coloured-instead"))
        if understood.wish.output != "png":
            sentences.append(say(locale, f"comes-as-{understood.wish.output}"))
    if understood.unknown:
        words = _quoted(understood.unknown, locale)
        sentences.append(say(locale, "not-understood", {"words": words}))
    if understood.unknown and not understood.understood:
        sentences.append(say(locale, "words-to-try"))
    if understood.cut:
        sentences.append(say(locale, "words-cut", {"count": LONGEST}))
    return " ".join(sentences)


def _drawn(understood: Understood, locale: str) -> str:
    """How it is drawn; the style is told where it was named, or is not the usual one."""
    wish = understood.wish
    style = say(locale, f"style-{wish.style}").lower()
    looks = ", ".join((*_parts(wish, locale), *_looks(wish, locale)))
    if wish.style == "colour":
        coloured = say(locale, "coloured-with", {"looks": looks})
        return coloured if looks else say(locale, "coloured-plain")
    if understood.style_named or wish.style != Wish().style:
        return say(locale, "drawn-as", {"style": f"{style}, {looks}" if looks else style})
    return say(locale, "drawn-with", {"looks": looks}) if looks else say(locale, "drawn-plain")


def _parts(wish: Wish, locale: str) -> list[str]:
    """The colours asked for of what is coloured, and of a second picture for all the rest."""
    said = []
    for part in fields(Colours) if wish.style == "colour" else ():
        if hex := getattr(wish.colours, part.name):
            colour = fill_names(part.name, _language(locale)).get(hex, hex)
            said.append(say(locale, f"fill-{part.name}", {"colour": colour}))
    if wish.style == "colour" and wish.example:
        said.append(say(locale, "colours-of-example"))
    return said


def _looks(wish: Wish, locale: str) -> list[str]:
    """What sets a wish apart from the plain one, in words."""
    found = []
    for control in CONTROL_NAMES:
        value = getattr(wish.look, control)
        if value != getattr(Look(), control):
            key = f"look-{control.replace('_', '-')}"
            found.append(say(locale, key, {"level": level_of(value)}))
    return found + _colours(wish.finish, locale)


def _colours(finish: Finish, locale: str) -> list[str]:
    found = []
    if finish.ink != Finish().ink:
        found.append(say(locale, "look-ink", {"colour": _colour(finish.ink, locale)}))
    if finish.paper is None:
        found.append(say(locale, "look-transparent"))
    elif finish.paper != Finish().paper:
        found.append(say(locale, "look-paper", {"colour": _colour(finish.paper, locale)}))
    return found


def level_of(value: float) -> int:
    """Five steps, for which every language has words."""
    return sum(value > edge for edge in (0.05, 0.35, 0.65, 0.94))


def _colour(hex: str, locale: str) -> str:
    return colour_names(_language(locale)).get(hex, hex)


def _language(locale: str) -> str:
    language = locale.lower().partition("-")[0]
    return language if language in LANGUAGES else FALLBACK


def _quoted(phrases: tuple[str, ...], locale: str) -> str:
    shown = [
        phrase if len(phrase) <= LONGEST_QUOTED else f"{phrase[: LONGEST_QUOTED - 1]}…"
        for phrase in phrases[:MOST_QUOTED]
    ]
    quoted = ", ".join(say(locale, "quoted", {"words": phrase}) for phrase in shown)
    return f"{quoted} …" if len(phrases) > MOST_QUOTED else quoted

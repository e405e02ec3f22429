"""What was understood, told to the person in a sentence for under their drawing."""

from collections.abc import Sequence
from dataclasses import replace

from bots.instructions.effects import (
    of_lines,
    printed,
    seen,
    shown,
    shown_of,
    told,
    usually_shown_of,
)
from bots.instructions.naming import colour_name, language_of
from bots.instructions.told_colours import told_colours
from bots.instructions.understood import LONGEST, Understood
from bots.words import say
from bots.words.styles import style_name
from model.contract.finish import Finish, is_light_on_dark
from model.contract.look import PRESETS, Look
from model.contract.styles import COLOUR, is_shipped, style_of
from model.contract.wish import Wish

#: The files that have no transparent paper.
_OPAQUE = ("jpeg", "sticker", "pdf", "plotter", "sheet", "card", "clip", "gif", "video-sticker")
#: The files that have lines alone, unless a style says that it can be had as one.
_LINES_ALONE = ("svg", "plotter")
#: Phrases that are quoted back, and the characters of each.
MOST_QUOTED, LONGEST_QUOTED = 3, 40


def describe(understood: Understood, locale: str) -> str:
    """What was understood and what not, in the person's language; "" when there were no words."""
    sentences = []
    if understood.understood:
        sentences.append(_drawn(understood, locale))
        if degrees := understood.wish.turned:
            sentences.append(say(locale, "turned", {"degrees": degrees}))
        if understood.style_switched:
            sentences.append(say(locale, "coloured-instead"))
    sentences += _in_vain(understood, locale)
    if understood.understood and understood.wish.output != "png":
        sentences.append(say(locale, f"comes-as-{understood.wish.output}"))
    sentences += _not_done(understood, locale)
    if understood.cut:
        sentences.append(say(locale, "words-cut", {"count": LONGEST}))
    return " ".join(filter(None, sentences))


def _not_done(understood: Understood, locale: str) -> list[str]:
    """Sentences about what we know and do not have, and about what was not understood."""
    known = dict(understood.beyond)
    said = []
    for what in dict.fromkeys(known.values()):
        words = _quoted([phrase for phrase in known if known[phrase] == what], locale)
        said.append(say(locale, "beyond", {"what": what, "words": words}))
    if others := [phrase for phrase in understood.unknown if phrase not in known]:
        said.append(say(locale, "not-understood", {"words": _quoted(others, locale)}))
        if not understood.understood:
            said.append(say(locale, "words-to-try"))
    return said


def _drawn(understood: Understood, locale: str) -> str:
    """How it is drawn; the style is told where it was named, or is not the usual one.

    "" where all there is to tell is told otherwise.
    """
    wish = seen(understood.wish)
    looks = ", ".join((*told_colours(wish, locale), *_looks(understood, locale)))
    if wish.style == COLOUR and not wish.of_all_styles:
        coloured = say(locale, "coloured-with", {"looks": looks})
        return coloured if looks else say(locale, "coloured-plain")
    if name := _named(understood.wish):
        named = (say(locale, f"preset-{name}").lower(), *_colours(understood, locale))
        return say(locale, "drawn-as-look", {"looks": ", ".join(named)})
    if wish.look.medium != Look().medium:
        return _drawn_in(wish.look.medium, looks, locale)
    if wish.of_all_styles:
        return say(locale, "drawn-with", {"looks": looks}) if looks else ""
    if understood.style_named or wish.style != Wish().style:
        style = style_name(wish.style, locale).lower()
        return say(locale, "drawn-as", {"style": f"{style}, {looks}" if looks else style})
    if looks:
        return say(locale, "drawn-with", {"looks": looks})
    told_otherwise = understood.at_end or understood.wish.turned
    return "" if told_otherwise else say(locale, "drawn-plain")


def _named(wish: Wish) -> str | None:
    """The name of the look of line art, if it says more than its medium does."""
    if not of_lines(wish) or seen(replace(wish, look=_usual(wish))).look == seen(wish).look:
        return None
    seeming = ((name, seen(replace(wish, look=look)).look) for name, look in PRESETS.items())
    return next((name for name, look in seeming if look == seen(wish).look), None)


def _usual(wish: Wish) -> Look:
    """The look in its medium of which nothing else is said."""
    return Look(medium=wish.look.medium)


def _drawn_in(medium: str, looks: str, locale: str) -> str:
    how = say(locale, "look-medium", {"medium": medium})
    if not looks:
        return say(locale, "drawn-in", {"medium": how})
    return say(locale, "drawn-in-with", {"medium": how, "looks": looks})


def _looks(understood: Understood, locale: str) -> list[str]:
    """What sets a drawing apart from the plain one, in words."""
    wish = understood.wish
    ended = [end.rpartition("-")[0] for end in understood.at_end]
    found = []
    for control in shown(wish):
        value = shown_of(control, wish)
        if value != usually_shown_of(control, wish) and control not in ended:
            found.append(say(locale, f"look-{_key(control)}", {"level": level_of(value)}))
    return found + _colours(understood, locale)


def _colours(understood: Understood, locale: str) -> list[str]:
    """Ink and paper, as far as they were chosen; paper that had to be another is told apart."""
    wish, finish, asked = seen(understood.wish), told(understood.wish), understood.hidden
    found = []
    if finish.ink != Finish().ink and not (asked and asked.ink != finish.ink):
        found.append(say(locale, "look-ink", {"colour": _colour(finish.ink, locale)}))
    if finish.paper is None and wish.output not in _OPAQUE:
        found.append(say(locale, "look-transparent"))
    elif finish.paper not in (None, Finish().paper) and not (asked and asked.paper != finish.paper):
        found.append(_paper(finish.paper, wish, locale))
    if wish.finish.pure:
        found.append(say(locale, "look-pure"))
    return found


def _paper(colour: str, wish: Wish, locale: str) -> str:
    values = {"colour": _colour(colour, locale)}
    on_board = wish.look.medium == "chalk"
    return say(locale, "look-board", values) if on_board else say(locale, "look-paper", values)


def _in_vain(understood: Understood, locale: str) -> list[str]:
    """Sentences about what was asked for, and what the drawing cannot show of it."""
    wish = seen(understood.wish)
    said = [say(locale, "already", {"what": _key(end)}) for end in understood.at_end]
    said += vain(understood.without_effect, wish, locale)
    if not (wish.before and lacks_transparency(wish.before, locale)):
        said.append(lacks_transparency(wish, locale))
    return [*said, _moved(understood.hidden, wish, locale)] if understood.hidden else said


def vain(chosen: Sequence[str], wish: Wish, locale: str) -> list[str]:
    """A sentence about each of what does nothing in such a drawing, named as in `Understood`."""
    style = wish.style if is_shipped(wish.style) else "added"
    where = wish.look.medium if of_lines(wish) else style
    values = ({"what": _key(what), "where": where} for what in chosen)
    return [say(locale, "does-nothing", value) for value in values]


def lacks_colours(wish: Wish, locale: str) -> str:
    """That such a file has nothing but the lines of a drawing with colours; "" where that is so."""
    style = style_of(wish.style)
    if style.of_lines or wish.output in style.files or wish.output not in _LINES_ALONE:
        return ""
    return say(locale, "lines-alone", {"file": say(locale, f"as-{wish.output}")})


def lacks_transparency(wish: Wish, locale: str) -> str:
    """Why the transparent paper that is wished for is none in such a file; "" where it is."""
    if wish.finish.paper is not None or wish.output not in _OPAQUE:
        return ""
    paper = printed(replace(wish, finish=replace(wish.finish, paper=Finish().paper))).paper
    return say(locale, "opaque", {"file": wish.output, "paper": _colour(paper or "", locale)})


def _moved(asked: Finish, wish: Wish, locale: str) -> str:
    """Why the ink or the paper is another than that which was asked for."""
    if wish.look.medium == "chalk":
        return say(locale, "board-is-dark")
    now = printed(wish)
    colours = {
        "ink": say(locale, "look-ink", {"colour": _colour(asked.ink, locale)}),
        "paper": say(locale, "look-paper", {"colour": _colour(asked.paper or "", locale)}),
    }
    if now.ink == asked.ink:
        moved = _colour(now.paper or "", locale)
        sentence = say(locale, "paper-moved", {**colours, "moved": moved})
    else:
        tone = "lighter" if is_light_on_dark(now) else "darker"
        moved = _colour(now.ink, locale) if now.ink == told(wish).ink else tone
        sentence = say(locale, "ink-moved", {**colours, "moved": moved})
    return sentence[:1].upper() + sentence[1:]


def level_of(value: float) -> int:
    """Five steps, for which every language has words."""
    return sum(value > edge for edge in (0.05, 0.35, 0.65, 0.94))


def _key(name: str) -> str:
    """A name of a field as sentences have it."""
    return name.replace("_", "-")


def _colour(hex: str, locale: str) -> str:
    return colour_name(hex, language_of(locale))


def _quoted(phrases: Sequence[str], locale: str) -> str:
    shown = [
        phrase if len(phrase) <= LONGEST_QUOTED else f"{phrase[: LONGEST_QUOTED - 1]}…"
        for phrase in phrases[:MOST_QUOTED]
    ]
    quoted = ", ".join(say(locale, "quoted", {"words": phrase}) for phrase in shown)
    return f"{quoted} …" if len(phrases) > MOST_QUOTED else quoted

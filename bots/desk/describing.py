"""A drawing in a sentence, for people who cannot see it."""

from bots.words import say
from bots.words.styles import style_name
from model.contract.look import MEDIA
from model.contract.shown import DESCRIBED, EVERY, HAIR_NAMES, TRAITS, Person, Shown


def describe(shown: Shown, locale: str) -> str:
    """What a drawing shows, in the language of an IETF tag."""
    way = _way(shown, locale)
    if not shown.people:
        return say(locale, "shown-nobody", {"way": way})
    return say(locale, "shown", {"way": way, "people": _people(shown, locale)})


def _way(shown: Shown, locale: str) -> str:
    if shown.style == EVERY:
        return say(locale, "drawn-in-every-style")
    if shown.medium in MEDIA:
        return say(locale, f"drawn-{shown.medium}")
    return style_name(shown.style, locale)


def _people(shown: Shown, locale: str) -> str:
    """How many, and what each is like, where that is known of all."""
    count = say(locale, "people-shown", {"count": shown.people})
    each = [_traits(person, locale) for person in shown.described]
    if not 0 < shown.people == len(each) <= DESCRIBED or not all(each):
        return count
    if len(each) == 1:
        return say(locale, "person-shown", {"traits": each[0]})
    ones = [say(locale, "one-shown", {"traits": traits}) for traits in each]
    return say(locale, "people-described", {"people": count, "each": _listed(ones, locale)})


def _traits(person: Person, locale: str) -> str:
    """In one phrase; "" where nothing is sure. What only another version knows is left out."""
    hair = [f"hair-{person.hair}"] if person.hair in HAIR_NAMES else []
    traits = [*hair, *(trait for trait in TRAITS if trait in person.traits)]
    return _listed([say(locale, f"trait-{trait}") for trait in traits], locale)


def _listed(items: list[str], locale: str) -> str:
    """One, two, and three; "" for none."""
    if not items:
        return ""
    *others, last = items
    if not others:
        return last
    first, *more = others
    for item in more:
        first = say(locale, "listed", {"one": first, "other": item})
    return say(locale, "listed-last", {"one": first, "other": last})

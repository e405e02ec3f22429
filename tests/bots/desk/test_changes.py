"""The single changes that buttons offer mean what their words mean."""

from dataclasses import replace

import pytest

from bots.desk.change import Change
from bots.desk.changes import (
    AGAIN,
    CHALKS,
    EVERY,
    FILES,
    INKS,
    LOOKS,
    change,
    inks,
    media,
    offered,
    styled,
)
from bots.desk.part_colours import FILLS, FILLS_OF_EACH, fills, parts, whose
from bots.instructions import describe, meaning, understand
from bots.instructions.effects import of_parts, printed
from bots.telegram.buttons import BUTTON, keyboard, sheet
from bots.words import LOCALES, say
from model.contract.colours import OF_PEOPLE, PARTS, Colours
from model.contract.finish import CHALK, Finish
from model.contract.look import HATCHED, MEDIA, Look
from model.contract.styles import STYLES
from model.contract.wish import Wish

NAMES = [style.name for style in STYLES]
ENDS = (Wish(look=Look(0, 0, 0, 0)), Wish(look=Look(1, 1, 1, 1), finish=Finish(ink="#1f4fd8")))
#: A coloured sketch whose every part has a colour that no button gives it.
PAINTED = Wish(style="colour", colours=Colours("#111111", "#222222", "#333333", "#444444"))


def ids(found: list[Change]) -> list[str]:
    return [one.id for one in found]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "wish", [Wish(), replace(PAINTED, style="comic"), PAINTED], ids=lambda wish: wish.style
)
def test_a_button_does_what_its_label_says_when_somebody_writes_it(locale: str, wish: Wish) -> None:
    for one in EVERY:
        if one in FILLS["background"] and not (of_parts(wish) and one.alters(wish)):
            # Not offered; written of styles without parts, it is their paper.
            continue
        if one.id == "no-shade" and not one.alters(wish):
            # Not offered; written, greys are meant.
            continue
        written, pressed = understand(say(locale, one.label), wish), one.of(wish)
        assert (written.wish, written.unknown) == (pressed.wish, ()), say(locale, one.label)
        if one.alters(wish):
            assert describe(written, locale) == describe(pressed, locale)


def test_a_press_reads_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(words: str) -> None:
        raise AssertionError(f"{words!r} was read")

    monkeypatch.setattr(meaning, "read", refuse)
    for one in (*EVERY, *LOOKS, *FILES, AGAIN):
        one.of(Wish())


def test_a_change_that_would_do_nothing_is_not_offered() -> None:
    least, most = ENDS
    assert set(ids(offered(least))) == {"thicker", "more", "shade", "scene"}
    assert set(ids(offered(most))) == {"thinner", "less", "no-shade", "no-scene"}
    assert set(ids(inks(most))) == set(ids(list(INKS))) - {"blue"}


@pytest.mark.parametrize(
    ("style", "changes"),
    [
        ("line", ["thicker", "thinner", "more", "less", "shade", "scene"]),
        ("comic", ["thicker", "thinner", "more", "less", "no-scene", "stronger", "milder"]),
        ("flat", ["no-scene", "stronger", "milder"]),
        ("colour", ["thicker", "thinner", "more", "less", "no-scene"]),
    ],
)
def test_only_changes_that_make_sense_in_a_style_are_offered(
    style: str, changes: list[str]
) -> None:
    assert ids(offered(Wish(style=style))) == changes
    assert bool(inks(Wish(style=style))) == (style == "line")


@pytest.mark.parametrize("medium", MEDIA)
def test_shading_is_offered_where_it_does_something(medium: str) -> None:
    wish = Wish(look=Look(shading=0.5, medium=medium))
    assert ("no-shade" in ids(offered(wish))) == (medium in HATCHED)


def test_the_media_that_a_drawing_is_not_in_are_offered_and_keep_its_controls() -> None:
    wish = Wish(look=Look(0.8, 0.2, medium="chalk"), finish=Finish(ink="#f2c200"))
    assert ids(media(wish)) == [name for name in MEDIA if name != "chalk"]
    assert ids(media(Wish(style="comic"))) == list(MEDIA)
    for one in media(wish):
        assert one.of(wish).wish == replace(wish, look=replace(wish.look, medium=one.id))
        assert one.of(replace(wish, style="comic")).wish.style == "line"


def test_the_inks_that_chalk_is_offered_can_be_seen_on_a_board() -> None:
    wish = Wish(look=Look(medium="chalk"))
    assert ids(inks(wish)) == [one.id for one in CHALKS if one.id != "chalk-white"]
    for one in inks(wish):
        coloured = one.of(wish).wish
        assert printed(coloured) == Finish(ink=coloured.finish.ink, paper=CHALK.paper)
        assert "chalk-white" in ids(inks(coloured))


def test_under_a_line_drawing_colouring_it_comes_first() -> None:
    cartoons = [f"style-{style.name}" for style in STYLES if style.command == "cartoon"]
    assert ids(styled(Wish())) == ["colour-this", *cartoons]
    others = [id for id in cartoons if id != "style-comic"]
    assert ids(styled(Wish(style="comic"))) == ["style-line", *others, "style-colour"]
    for style in NAMES:
        reached = {one.of(Wish(style=style)).wish.style for one in styled(Wish(style=style))}
        assert reached == {style.name for style in STYLES} - {style}


def test_every_part_of_a_coloured_sketch_can_have_about_eight_colours_or_be_as_it_is() -> None:
    assert parts(Wish(style="colour")) == list(PARTS)
    for part in parts(PAINTED):
        *colours, own = fills(part, PAINTED)
        assert len({getattr(one.of(PAINTED).wish.colours, part) for one in colours}) == 8
        for one in (*colours, own):
            changed = one.of(PAINTED).wish
            others = [other for other in parts(PAINTED) if other != part]
            assert all(
                getattr(changed.colours, it) == getattr(PAINTED.colours, it) for it in others
            )
            assert (changed.style, changed.look) == (PAINTED.style, PAINTED.look)
        assert getattr(own.of(PAINTED).wish.colours, part) is None


def test_a_colour_that_a_part_has_is_not_offered_again() -> None:
    red = understand("red hair", Wish(style="colour")).wish
    assert "hair-red" not in ids(fills("hair", red))
    assert "hair-own" in ids(fills("hair", red))
    assert "hair-own" not in ids(fills("hair", Wish(style="colour")))


def test_other_styles_have_no_parts_to_colour_and_unknown_parts_no_colours() -> None:
    for style in STYLES:
        assert bool(parts(Wish(style=style.name))) == style.of_parts, style.name
    assert fills("nose", PAINTED) == []


def test_where_there_are_several_people_each_can_have_colours_of_their_own() -> None:
    assert whose(PAINTED, 3) == ["1", "2", "3"]
    assert whose(PAINTED, 30) == ["1", "2", "3", "4", "5", "6"]
    assert not any(whose(PAINTED, people) for people in (None, 0, 1))
    assert whose(Wish(), 3) == []
    assert parts(PAINTED, "2") == list(OF_PEOPLE)
    red = next(one for one in fills("hair", PAINTED, "2") if one.id == "hair-red-2")
    painted = red.of(PAINTED).wish
    assert painted == replace(PAINTED, colours=PAINTED.colours.painted("hair", "#d93a3a", "2"))
    assert "hair-red-2" not in ids(fills("hair", painted, "2"))
    assert {"hair-red", "hair-own-2"} <= set(
        ids([*fills("hair", painted), *fills("hair", painted, "2")])
    )
    own = change("hair-own-2")
    assert own is not None
    assert own.of(painted).wish == PAINTED
    assert "hair-own-2" not in ids(fills("hair", PAINTED, "2"))


def test_every_change_has_an_id_of_its_own_that_fits_into_a_button() -> None:
    for one in (*EVERY, *(one for colours in FILLS_OF_EACH.values() for one in colours)):
        assert change(one.id) is one
        assert BUTTON.fullmatch(f"v1:change:{'f' * 32}:{one.id}"), one.id
    assert change("no-such-one") is None


@pytest.mark.parametrize("style", NAMES)
@pytest.mark.parametrize("wish", ENDS)
def test_every_change_fits_into_a_button_and_is_found_by_it(wish: Wish, style: str) -> None:
    id, wish = "f" * 32, replace(wish, style=style)
    names = ("changes", "inks", "styles", "media", "parts", *FILLS)
    of_persons = [f"{name}-{who}" for name in ("parts", *OF_PEOPLE) for who in whose(wish, 6)]
    sheets = [sheet(name, id, "en", wish, 6) for name in (*names, *of_persons)]
    for keys in (keyboard(id, "en", wish), *filter(None, sheets)):
        for button in (one for row in keys.inline_keyboard for one in row):
            data = str(button.callback_data)
            match = BUTTON.fullmatch(data)
            assert match is not None
            assert len(data.encode()) <= 64
            assert match["action"] != "change" or change(match["choice"]) is not None


@pytest.mark.parametrize("id", ["thicker", "preset-sketch", "as-sticker", "style-comic", "blue"])
def test_what_a_button_did_is_undone_by_words(id: str) -> None:
    pressed = change(id)
    assert pressed is not None
    before = Wish(look=Look(line_weight=0.1))
    assert understand("undo", pressed.of(before).wish).wish == before

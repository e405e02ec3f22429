"""What messengers put into a text for mentions, emoji, channels and times is no words."""

import pytest

from bots.instructions import understand
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    "code",
    [
        "<@1>",
        "<@!100000000000000001>",
        "<@&7>",
        "<#100000000000000001>",
        "<:pepe_1:100000000000000001>",
        "<a:dance2:100000000000000001>",
        "<t:1618953630>",
        "<t:1618953630:R>",
        "<t:-5:f>",
        "</line:100000000000000001>",
        "</settings language set:1>",
        "<id:customize>",
        "<id:guide>",
        "@everyone",
        "@ana_99",
        "@red",
    ],
)
@pytest.mark.parametrize("text", ["{} thick lines", "thick {} lines", "thick lines {}", "{}, bold"])
def test_codes_of_messengers_are_neither_understood_nor_unknown(code: str, text: str) -> None:
    found, plain = understand(text.format(code)), understand(text.format(" "))
    assert (found.wish, found.unknown) == (plain.wish, ())
    assert found.understood == plain.understood


@pytest.mark.parametrize("words", ["<@1>", "<:blue:2> <t:3:R>", "@ana @bob please"])
def test_nothing_but_such_codes_asks_for_nothing(words: str) -> None:
    found = understand(words)
    assert (found.wish, found.understood, found.unknown) == (wish(""), (), ())


@pytest.mark.parametrize("words", ["<wobblyfoo>", "< wobblyfoo 1>", "a@wobblyfoo"])
def test_what_is_no_such_code_is_still_named(words: str) -> None:
    assert "wobblyfoo" in "".join(understand(words).unknown)

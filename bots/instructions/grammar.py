"""From marks to statements: which degree, amount or colour is said of which thing.

English puts degrees and colours before their noun, Indonesian mostly after it, Korean says its
verbs last, and in chats all of that is mixed. So each word goes where it fits: to what stands
before it, if that still lacks it, or else to what follows.
"""

from collections.abc import Sequence
from itertools import pairwise

from bots.instructions.catalogue import Sense
from bots.instructions.context import resolved
from bots.instructions.reading import Mark
from bots.instructions.statement import (
    COMPLETING,
    CONTROLS,
    DENYING,
    PAPERED,
    PARTS,
    REMOVING,
    Statement,
)

#: Colours that are the paper's rather than the ink's, where another stands beside them.
_PAPERS = ("black", "white", "cream", "beige", "kraft")
#: What has a single colour.
_OF_ONE_COLOUR = (*PARTS, "background")
_MEASURED = ("noun", "level", "step", "number", "colour")


def statements(clause: Sequence[Mark]) -> list[Statement]:
    """What is said in one clause, in order."""
    found = _Grouping(list(resolved(clause))).run()
    for statement in found:
        if statement.colour and statement.colour.alone == "background":
            statement.noun = statement.noun or "background"
    _share_degrees(found)
    _share_colours(found)
    _pair_colours(found)
    _doubt(found)
    return found


def refuses(clause: Sequence[Mark]) -> bool:
    """Whether a clause only turns down what was there before: "no, blue hair"."""
    senses = [sense for _, sense in resolved(clause)]
    return bool(senses) and all(sense.name in ("no", *DENYING) for sense in senses)


class _Grouping:
    """Goes through a clause once, from the first word to the last."""

    def __init__(self, words: Sequence[tuple[Mark, Sense]]) -> None:
        self._words = words
        self._found: list[Statement] = []
        #: Degrees of which it is still open what they are said of.
        self._pending: list[tuple[Mark, Sense]] = []
        #: The joint just before, and whether that is "on" with a colour behind it.
        self._joint, self._on = "", False

    def run(self) -> list[Statement]:
        """The statements."""
        for position, (mark, sense) in enumerate(self._words):
            if sense.kind == "degree":
                self._take_degree(mark, sense)
            elif sense.kind == "joint":
                self._take_joint(position, sense)
            else:
                self._take_head(position, mark, sense)
        self._end()
        return self._found

    def _take_degree(self, mark: Mark, sense: Sense) -> None:
        self._pending.append((mark, sense))
        if sense.place == "after" and not self._joint:
            self._give_back(len(self._pending))

    def _take_joint(self, position: int, sense: Sense) -> None:
        if sense.name == "on":
            self._on = self._kind_after(position) == "colour"
            return
        self._give_back(len(self._pending))
        self._joint = sense.name

    def _take_head(self, position: int, mark: Mark, sense: Sense) -> None:
        last = self._found[-1] if self._found and not (self._joint or self._on) else None
        if last is None or not last.lacks(sense) or not self._belongs(position, last, sense):
            self._begin(position, sense)
        else:
            self._give_back(len(self._pending))
        self._found[-1].take(mark, sense)
        self._joint, self._on = "", False

    def _belongs(self, position: int, last: Statement, sense: Sense) -> bool:
        """Whether a word that fits the last statement belongs to it, by what stands between."""
        if sense.kind == "colour":
            # "hair a bit more red", but "lines, a bit more red"
            compared = last.noun in PARTS
            return all(compared or degree.name in DENYING for _, degree in self._pending)
        if last.alone:
            # "a comic with soft lines": soft are the lines.
            return self._kind_after(position) != "noun"
        if sense.kind != "noun":
            # "shading thin lines": thin are the lines.
            lent = sense.kind == "level" and last.noun in ("shading", "background")
            return not (lent and sense.name != last.noun and self._kind_after(position) == "noun")
        if last.colour and not last.noun and last.colour.language == "id":
            # "biru kertas krem": the paper's colour is the one that follows.
            return not self._pending and self._kind_after(position) != "colour"
        before = (degree.place == "before" for _, degree in self._pending)
        return not self._pending if last.colour else not any(before)

    def _begin(self, position: int, sense: Sense) -> None:
        """A new statement; degrees before it are its own, or still the last one's."""
        if not self._found:
            # "아니 파란 머리": it is said of what was there before.
            self._pending = [one for one in self._pending if one[1].name != "not_after"]
        self._give_back(self._count_back(sense))
        self._found.append(Statement(joint=self._joint, on=self._on))
        # "more facial detail": the degree is not that of the word that is not understood.
        passed_over = sense.kind == "unknown" and self._kind_after(position) in _MEASURED
        if not passed_over:
            self._give_back(len(self._pending))

    def _count_back(self, sense: Sense) -> int:
        """How many of the pending degrees belong to the last statement."""
        last = self._found[-1] if self._found and not self._joint else None
        if last is None or last.unknown:
            return 0
        back = [self._looks_back(last, degree, sense) for _, degree in self._pending]
        return (*back, False).index(False)

    def _looks_back(self, last: Statement, degree: Sense, sense: Sense) -> bool:
        """Whether a degree is said of what is before it, not of `sense`, which follows."""
        if degree.name in ("usual", "same"):
            return last.bare
        if degree.place == "before" or degree.language == "en":
            return False
        if last.bare:
            # A verb that is not understood may turn a Korean degree into anything.
            return not (sense.kind == "unknown" and degree.language == "ko")
        if degree.language != "id" or last.level is None:
            return False
        # "tebal banget", "lebih tebal sedikit tanpa latar", but "tebal, sedikit detail".
        quantity = degree.name in ("slightly", "lots")
        free = len(self._pending) > 1 or sense.kind != "noun"
        return degree.name == "very" or (quantity and free)

    def _give_back(self, count: int) -> None:
        """Makes pending degrees part of the last statement, if there is one."""
        if self._found:
            for mark, sense in self._pending[:count]:
                self._found[-1].take(mark, sense)
            del self._pending[:count]

    def _end(self) -> None:
        # "bisa merah ga?": a "not" with nothing behind it asks; "아니야" alone answers.
        asking = ("not",) if self._found else ("not", "not_after")
        if self._pending and self._pending[-1][1].name in asking:
            self._pending.pop()
        if not self._found and any(degree.name in COMPLETING for _, degree in self._pending):
            self._found.append(Statement(unknown=True))
        self._give_back(len(self._pending))

    def _kind_after(self, position: int) -> str:
        following = self._words[position + 1 : position + 2]
        return following[0][1].kind if following else ""


def _share_degrees(found: Sequence[Statement]) -> None:
    """Of "no background and shading", both are meant; likewise of "배경과 명암 없이"."""
    for before, after in pairwise(found):
        if after.joined and after.bare and before.named_only and before.degrees_first:
            after.degrees = after.degrees or list(before.degrees)
            after.degrees_first = True
    for after, before in pairwise(reversed(found)):
        if after.joined and before.bare and after.named_only and not after.degrees_first:
            before.degrees = before.degrees or list(after.degrees)


def _share_colours(found: Sequence[Statement]) -> None:
    """Of "blue hair and skin" both are blue.

    A part has one colour, and so has the background: of "a red and black jacket" red is not
    understood.
    """
    for before, after in pairwise(found):
        if any(_refuses_colour(one, _OF_ONE_COLOUR) for one in (before, after)):
            continue
        if after.joined and {before.noun, after.noun} <= set(PARTS):
            if after.bare and before.colour_first:
                after.colour = before.colour
            elif before.bare and not after.colour_first:
                before.colour = after.colour
        elif before.noun in _OF_ONE_COLOUR and before.colour and after.joined:
            after.unknown |= is_colour(after)
        elif after.noun in _OF_ONE_COLOUR and after.colour_first and after.joined:
            before.unknown |= is_colour(before)


def _pair_colours(found: Sequence[Statement]) -> None:
    """Of "black and gold" the paper is black; of two colours of which neither could be paper, as of
    "red and blue", there is one ink, and the other is not understood.
    """
    for before, after in pairwise(found):
        if after.joint != "and" or not (is_colour(before) and is_colour(after)):
            continue
        pair = [one for one in (after, before) if one.colour and one.colour.name in _PAPERS]
        if pair:
            pair[0].on = True
        else:
            after.unknown = True


def correct(before: Statement, after: Statement) -> None:
    """Of "not red hair but blue" and "blue instead of red hair" the hair is blue."""
    if _refuses_colour(before, (*PARTS, *PAPERED)) and is_colour(after):
        after.noun = before.noun
    elif before.colour and not before.noun and before.says(*DENYING) and is_colour(after):
        # "not grey but blue": the ink's, not the greys of a drawing; but "not grey but black".
        black = after.colour is not None and after.colour.name.endswith("black")
        before.noun = "" if black else "ink"
    elif _refuses_colour(after) and is_colour(before):
        before.noun = after.noun


def _refuses_colour(statement: Statement, nouns: Sequence[str] = PARTS) -> bool:
    """Whether a colour is not wanted for a part, or for another of these."""
    of_part = statement.noun in nouns and statement.colour is not None
    return of_part and statement.says(*DENYING, *REMOVING)


def is_colour(statement: Statement) -> bool:
    """Whether it is a colour of nothing."""
    colour = statement.colour
    denied = statement.says(*DENYING, *REMOVING)
    return bool(colour and not (statement.noun or colour.alone or statement.on or denied))


def _doubt(found: Sequence[Statement]) -> None:
    """A noun beside an unknown word may mean the contrary: "make the background disappear"."""
    for before, after in pairwise(found):
        beside = not after.joined and before.unknown != after.unknown
        named = after if before.unknown else before
        if beside and named.bare and not named.degrees and named.noun in CONTROLS:
            before.unknown = after.unknown = True

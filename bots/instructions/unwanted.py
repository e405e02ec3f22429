"""Lists: of what is not wanted, "no pencil, pen or chalk", and of more than a drawing can be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bots.instructions.reading import Text
from bots.instructions.statement import COMPARING, DENYING, MEASURING, REMOVING, Statement
from model.contract.look import MEDIA, PRESETS, Look
from model.contract.wish import Wish

#: What Korean puts behind a medium that is wanted: "연필로" is "with a pencil".
_WITH = "로"


def share_refusals(text: Text, said: Sequence[Statement]) -> None:
    """Turns all of a list down, where only its first item, or in Korean its last, says so."""
    for position, statement in enumerate(said):
        if _is_refused(statement) and statement.degrees_first:
            _share(statement, _following(said[position:]))
    for after, before in pairwise(reversed(said)):
        if _refuses_back(after) and _is_item(before, after) and _stands_beside(text, before, after):
            _share(after, [before])


def choose_one(said: Sequence[Statement]) -> None:
    """A drawing has one medium and one style: of "pencil and chalk" chalk is not understood."""
    for before, after in pairwise(said):
        if after.joint != "and" or before.degrees or after.degrees:
            continue
        if before.alone and after.alone and before.alone.kind in ("medium", "style"):
            same_kind = before.alone.kind == after.alone.kind
            after.unknown |= same_kind and before.alone.name != after.alone.name


def unwanted_media(said: Iterable[Statement]) -> set[str]:
    """The media that are turned down by name, or by that of a look that is one."""
    refused = {_medium(statement) for statement in said if _is_refused(statement)}
    return refused & set(MEDIA)


def without_media(wish: Wish, unwanted: set[str]) -> Wish:
    """The wish in the first medium that is wanted, if its own is not; "no ink" is a pen."""
    wanted = [medium for medium in MEDIA if medium not in unwanted]
    if wish.look.medium not in unwanted or not wanted:
        return wish
    return replace(wish, look=replace(wish.look, medium=wanted[0]))


def is_of_ink(statement: Statement) -> bool:
    """Whether ink itself is turned down, not ink of some colour."""
    measured = statement.says(*COMPARING, *MEASURING)
    return statement.noun == "ink" and statement.named_only and _says_no(statement) and not measured


def _medium(statement: Statement) -> str:
    sense = statement.alone
    if sense is None:
        return Look().medium
    if sense.kind == "preset":
        look = PRESETS[sense.name]
        return look.medium if look == Look(medium=look.medium) != Look() else ""
    return sense.name if sense.kind == "medium" else ""


def _says_no(statement: Statement) -> bool:
    return statement.says(*DENYING, *REMOVING)


def _is_refused(statement: Statement) -> bool:
    return (statement.alone is not None and _says_no(statement)) or is_of_ink(statement)


def _refuses_back(statement: Statement) -> bool:
    return _is_refused(statement) and not statement.degrees_first


def _following(said: Sequence[Statement]) -> list[Statement]:
    """The rest of a list.

    It goes on over commas only as a list does, which ends in an "or", or has more items than one
    more: of "no pencil, chalk" chalk is wanted.
    """
    items: list[Statement] = []
    for before, after in pairwise(said):
        ended = before.joint in ("and", "or") and not after.joint
        if ended or after.joint == "but" or not _is_item(after, said[0]):
            break
        items.append(after)
    is_list = len(items) > 1 or any(item.joint for item in items)
    return items if is_list else []


def _is_item(statement: Statement, other: Statement) -> bool:
    """Whether it is nothing but one more of the same kind."""
    if statement.degrees:
        return False
    if statement.alone is None:
        return statement.noun == "ink" and statement.bare
    kind = other.alone.kind if other.alone else "medium"
    return statement.alone.kind == kind


def _share(refused: Statement, items: Iterable[Statement]) -> None:
    for item in items:
        item.degrees = list(refused.degrees)
        item.degrees_first = refused.degrees_first


def _stands_beside(text: Text, before: Statement, after: Statement) -> bool:
    """Whether there is nothing but a comma between two words in Korean, and the first is bare."""
    last, first = text.span(before.marks)[1], text.span(after.marks)[0]
    between = text.tokens[last + 1 : first]
    korean = after.alone is not None and after.alone.language == "ko"
    return korean and set(between) <= {","} and not text.tokens[last].endswith(_WITH)

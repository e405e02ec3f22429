"""What a drawing shows, for a sentence to whoever cannot see it. Knows no torch.

Nothing but what can be seen and is nearly sure: never who somebody is, nor sex, age or descent.
"""

from dataclasses import dataclass

#: What hair is called where that is sure; a sentence `trait-hair-...` says each.
HAIR_NAMES = ("dark", "fair", "red", "grey")
#: What else a person has, in the order of the sentence; `trait-...` says each.
TRAITS = ("beard", "glasses", "hat")
#: Stands for the style's name where a picture shows all of them.
EVERY = "every"
#: Of so many people each is described; more are counted.
DESCRIBED = 3


@dataclass(frozen=True, slots=True)
class Person:
    """What is sure of somebody: what is not, is left out."""

    #: One of HAIR_NAMES, or "".
    hair: str = ""
    #: Of TRAITS.
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A style's name, a medium of line art or "", how many people, and up to DESCRIBED of them."""

    style: str
    medium: str = ""
    people: int = 0
    #: From the left to the right.
    described: tuple[Person, ...] = ()

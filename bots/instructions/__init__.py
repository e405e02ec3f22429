"""Written instructions: what somebody wants their drawing to look like, in their own words.

    understood.py    what came of somebody's words
    catalogue.py     the words with a meaning, from `bots/words/instructions.toml`
    hangul.py        Korean words, taken apart into stems and endings
    addresses.py     links, paths, file names, mentions and code, which are no words
    reading.py       from text to marks: words with their meanings
    typos.py         mistyped words
    people.py        whom a colour is for: "the left one's hair"
    remarks.py       what is said and asks for nothing: greetings, descriptions, news
    compliments.py   words for a style that are said of pictures too: "my cute dog"
    subjects.py      what the picture shows: "draw my dog please"
    purity.py        "pure white", which is white and no more
    context.py       which of its meanings a word has where it stands
    statement.py     what is said of one thing
    grammar.py       marks become statements: what is said of what
    addressing.py    which statements are about whom
    turning.py       one colour into another
    unwanted.py      lists of what is turned down
    undoing.py       what "undo" goes back to
    amounts.py       how much of a control a statement asks for
    naming.py        what colours are called
    fills.py         what colours look like on hair, skin, clothes and background
    colouring.py     what statements about colours change
    controlling.py   which control a statement is about, and what it changes of it
    strength.py      how much of a cartoon a style is to be
    whole.py         what statements about the whole wish change: looks, media, styles, files
    beyond.py        what is often asked for and we do not have
    numbered.py      the number of a style on a sheet: "the third one"
    talk.py          what is said to us and is about no drawing
    meaning.py       statements change the wish
    hidden.py        ink that cannot be told from its paper
    effects.py       what a drawing can show of a wish, by its style and medium
    in_vain.py       what was asked for in vain
    told_colours.py  the colours of parts, in words
    description.py   the sentence that tells the person what was understood

Rules alone, so the same words always mean the same. Nothing that is written gets any further than
into comparisons with the catalogue, and quoted into the sentence of the answer.
"""

from bots.instructions.description import describe, lacks_colours, lacks_transparency, vain
from bots.instructions.meaning import understand
from bots.instructions.understood import LONGEST, Understood

__all__ = [
    "LONGEST",
    "Understood",
    "describe",
    "lacks_colours",
    "lacks_transparency",
    "understand",
    "vain",
]

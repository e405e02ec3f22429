"""What every platform shares: how an ask becomes a job, and what comes of it is delivered.

inbox.py          updates, kept in the broker until they are seen to
inbox_scripts.py  the inbox's atomic steps, in Lua
wishes.py         what a person wishes for, from settings, words and buttons
change.py         one change of a wish
changes.py        the buttons under a drawing: id, label and effect of each
part_colours.py   those for the colours of hair, skin, clothes and background, and for whom
edits.py          their effects, as functions from wish to wish
examples.py       a second picture whose colours are wanted
originals.py      the photo that an ask is about

photo_files.py    which files we take for photos
acceptance.py     photos are fetched and accepted, in order
desk.py           asks become jobs; pictures again; forgetting people
refusals.py       what whoever sends many photos at once is told once
courier.py        answers go out
answers.py        the sentences about an ask and its answer
together.py       jobs that are answered by one message
describing.py     a drawing in a sentence, for people who cannot see it
titles.py         that sentence as the title of a file
status.py         which message says "on it" for which job
drawing_files.py  which files a drawing can be had as, and their names

preferences.py    what people chose by /settings
chosen.py         the preferences of whoever sent the update in hand
privacy.py        /privacy: how long what is kept
stats.py          /stats: figures for the owners
teaching.py       /teach: owners teach a style in a chat
teaching_cards.py what a chat is shown of it
teaching_board.py and until it is shown
settings.py       tokens and addresses, from the environment
pauses.py         waits between tries to reach a platform
retry_after.py    how long an HTTP answer asks to wait
stopping.py       SIGTERM, and what is finished first
"""

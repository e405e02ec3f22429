"""The Telegram bot, by python-telegram-bot.

app.py               builds it, runs it, stops it
intake.py            updates, by long polling or by webhook
cutting.py           ... no more of them than is needed
updates.py           ... kept until they are seen to
handlers.py          ... and by whom that is
errors.py            a sentence for whatever goes wrong
requests.py          how the client talks HTTP
limiter.py           ... and how fast
sent.py              ... and what it has sent
addressed.py         what in a group is meant for us

messages.py          the handlers of messages that may ask for a drawing
albums.py            ... of which some belong together
asks.py              what a message asks for
attachments.py       which photo, and may we take it
download.py          its bytes
acceptance.py        asks become accepted jobs, and are acknowledged
status.py            the acknowledging message
paper.py             ... which in an album is a blank sheet
reactions.py         ... and eyes on the message, in groups

delivery.py          the answer takes the place of that message
files.py             ... as a photo or a document
buttons.py           the buttons under a drawing
presses.py           what they do

commands.py          /start, /help, /privacy, /forget_me, and what is not a photo
mine.py              /mine: the last drawings once more
stats.py             /stats: figures for the owners
settings.py          /settings, and heeding what was chosen
settings_menu.py     its buttons
menu.py              commands and descriptions in Telegram's own menus
people.py            words for whoever sent an update
callback_queries.py  ... or pressed a button
"""

from bots.telegram.app import run

__all__ = ["run"]

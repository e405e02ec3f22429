"""The Telegram bot, by python-telegram-bot.

app.py          builds it, runs it, stops it
intake.py       updates, by long polling or by webhook
commands.py     /start, /help, /privacy, /forget_me, and what is not a photo
photos.py       a photo becomes an accepted job, and is acknowledged
attachments.py  which photo, and may we take it
addressed.py    what in a group is meant for us
people.py       words for whoever sent an update
status.py       the acknowledging message
delivery.py     ... which the answer replaces
mine.py         /mine: the last drawings once more
stats.py        /stats: figures for the owners
preferences.py  /settings, and the language it sets
full_size.py    the button under a drawing
errors.py       a sentence for whatever goes wrong
menu.py         commands and descriptions in Telegram's own menus
"""

from bots.telegram.app import run

__all__ = ["run"]

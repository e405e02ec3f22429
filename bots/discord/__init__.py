"""The Discord bot, by discord.py.

app.py          builds it, runs it, stops it
client.py       the connection, and what arrives on it
commands.py     /line, /draw, /help, /privacy, /forget_me, and "Draw this" on a message
translator.py   names and descriptions of the commands in every language
photos.py       a photo becomes an accepted job, and is acknowledged
attachments.py  which photo, may we take it, and its bytes
status.py       the acknowledging message, and how long it may be edited
delivery.py     ... which the answer replaces
buttons.py      the buttons under a drawing
errors.py       a sentence for whatever goes wrong
"""

from bots.discord.app import run

__all__ = ["run"]

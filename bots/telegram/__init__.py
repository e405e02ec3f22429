"""The Telegram bot, by python-telegram-bot.

app.py               builds it, runs it, stops it
intake.py            updates come in, by long polling or by webhook
cutting.py           cuts updates down to what is needed of them
updates.py           keeps updates in the inbox, and hands them to the handlers
parsing.py           reads, once, what a message says
incoming.py          what a message says, in our own terms
handlers.py          which handler an update goes to
errors.py            a sentence for whatever goes wrong
requests.py          how the client talks HTTP
limiter.py           how fast we may send
sent.py              which messages we have sent lately

messages.py          the handlers of messages that may ask for a drawing
gathering.py         gathers the messages of one album, whichever copy of the bot receives them
gathering_scripts.py its atomic steps, in Lua
originals.py         the photo behind a drawing
attachments.py       which photo, may we take it, and its bytes
acceptance.py        asks become accepted jobs, and are acknowledged
status.py            the acknowledging message
paper.py             the blank sheet that stands for it in an album
covers.py            the covers of added styles
reactions.py         in groups, a reaction on the photo while it is drawn

delivery.py          the answer takes the place of that message
files.py             whether a drawing goes out as a photo or as a document
buttons.py           the buttons under a drawing, and where each stands
full_size.py         a drawing in full size, as a document
presses.py           what pressing them does

commands.py          /start, /help, /privacy, /forget_me, and what is not a photo
mine.py              /mine: the last drawings once more
stats.py             /stats: figures for the owners
teaching.py          /teach: owners teach a style
settings.py          /settings
settings_menu.py     its buttons
menu.py              commands and descriptions in Telegram's own menus
people.py            words for whoever wrote a message
callback_queries.py  words for whoever pressed a button
inline_queries.py    @bot in any chat: one's last drawings, to send them there
shared.py            where Telegram keeps what is offered so
sticker_presses.py   buttons that make a pack of stickers, or add one to it
sticker_packs.py     a person's own set of stickers at Telegram
sticker_kinds.py     what a pack gets of one photo, and the emoji of stickers
packing.py           gathers the stickers of a pack until all are drawn
"""

from bots.telegram.app import run

__all__ = ["run"]

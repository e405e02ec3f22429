# Every sentence that a person reads. Warm, short, no jargon.
# `-` begins a term: a piece that the other sentences share.

-photo = photo (JPEG, PNG, WebP, HEIC, AVIF, BMP or GIF)

## Telegram's profile and menu

description =
    Send me a photo of somebody, and I draw their portrait: in lines, as a cartoon, or coloured. I colour your sketches too.
    A selfie is a fine start.
short-description = Send a selfie, get a line-art portrait or a cartoon back. Or a sketch, and I colour it.
command-line = Draw a photo in lines: send this with one, or in reply to one
command-cartoon = A cartoon of a photo: send this with one, or in reply to one
command-colour = Colour a line drawing, a sketch or a photo: /colour red hair, blue background
command-styles = Your photo in every style, on one sheet with numbers
command-draw = Draw a photo by your words: /draw bold, blue ink
command-mine = Your last drawings once more, in full size
command-settings = What you want every time: language, look and more
command-help = What I can do
command-privacy = What I keep, and for how long
command-forget-me = Delete everything I have of you, now

## Hello and help

start =
    Hello! Send me a photo of somebody, and I draw their portrait in lines. /cartoon makes it a cartoon, and /colour colours it, or a sketch of yours.

    A selfie is a fine start. /help tells you more.
help =
    Send me a photo and I draw it in lines. Sent as a file, it comes out finest.

    Tell me how you want it, under the photo or after a drawing: “bold”, “fine, blue ink”, “in pencil on cream paper”, “as an engraving”, “colouring page”, “as a sticker”. I go on from the last drawing, or from the one you reply to, until you say “reset”; “undo” takes the last change back, and “stop” takes back what I have not drawn yet. The buttons under a drawing make it anew in another look or style, change one thing, or make a pack of stickers of it.

    /cartoon with a photo makes a cartoon of it: a comic, or “flat”. /colour colours a line drawing, a photo of your pencil sketch, or a photo, and so does “Colour this” under my line drawings. Choose the colours by words, “red hair, blue background”, for one of several people too, “the left one’s hair blue”, by the buttons, or with strokes of colour that you scribble on the sketch before you send it. Or send a second picture in reply to a coloured drawing: I take its colours. In reply to another drawing, write /colour under the picture.

    /styles shows your photo in every style, on one sheet with numbers; press a number, and you get that one. So does “All styles” under a drawing.

    /draw in reply to a photo draws that photo, with the words behind it: /draw bold. In groups that is how to call me; or write /draw or my name under your own photo. Albums come back as albums.

    /mine: your last drawings once more, in full size
    /settings: your language, your style and look, and who sees your drawings in groups
    /privacy: what I keep, and for how long
    /forget_me: delete everything I have of you, now
how-to = Send me a photo with { $command } written under it, or reply to a photo with { $command }.
how-to-colour = Send me a drawing, a photo of a sketch or of somebody, with { $command } written under it, or reply to one with { $command }. Say which colours you like: { $command } red hair, blue background.
not-a-photo = I draw people from photos. Send me a { -photo }, and off I go.
mention-me = I draw people from photos. Mention me with a { -photo }, and off I go. To draw a picture that somebody else posted: right-click the message (on a phone, hold it), then Apps, then “Draw this”.

## While a drawing is made

on-it = On it…
in-line = On it… You are number { $place } in line; it takes about { $unit ->
        [seconds] { $count } seconds
       *[minutes] { $count ->
            [one] a minute
           *[other] { $count } minutes
        }
    } until your turn.
as-svg = SVG
as-pdf = PDF
as-plotter = Plotter
as-sticker = Sticker
as-avatar = Avatar
as-card = Before and after
as-clip = Watch it
as-sheet = All styles
full-size = Full size
share-to = Share…
nothing-to-share = You have no drawing here yet: send me a photo
sticker-pack = Sticker pack
keep-sticker = Add to my pack
open-pack = Open my pack
pack-title = Drawings by { $bot }
pack-made = { $count ->
    [one] A new sticker is
   *[other] { $count } new stickers are
} in your pack: { $url }
pack-full = Your pack is full: Telegram allows { $most } stickers. { $added ->
    [0] Take some out of it, then ask again.
   *[other] { $added } went in, the others did not.
}
pack-name-taken = The names that I have for your pack are taken, so I cannot make one. Please tell whoever runs me.
pack-needs-start = Telegram lets me make stickers only for people who have started me: open a chat with me, press Start, then ask again.
pack-of-nobody = A sticker pack belongs to a person, and you speak as a group here. Ask under your own name.
rest-of-album = Telegram shows me only this photo of your album. For the others: reply to each with “{ $bot }”, send me the album in private, or let an administrator make me one, too.
lines-alone = Such a file ({ $file }) has lines alone, no colours.
not-of-this-style = There is no such file ({ $file }) of this style, so this is a picture.
no-example = To have a drawing of mine in the colours of a picture, send the picture in reply to that drawing.
taken-back = { $count ->
    [0] Nothing of yours is waiting to be drawn.
    [one] All right, I do not draw it.
   *[other] All right, I draw none of the { $count }.
}
stop-this = Cancel
withdrawn = You took this back, so there is no drawing.
stopped-meanwhile = You said stop while this photo was on its way, so I dropped it. Send it again if you would like it drawn.

## Drawings that are out of reach

order-gone = I can draw a photo again for a day, and only for the person who asked. Send me the photo once more!
button-gone = This button is from an earlier version of me and no longer works. Write to me what you would like, in reply to the drawing.
style-gone = The style “{ $style }” is not here any more. Please choose another one.
no-such-style = There is no such style. Choose one of these: { $styles }.
also-here = Besides the usual styles there are here: { $styles }.
too-old-to-delete = Telegram no longer lets me delete this. You can still delete it yourself.
picture-gone = I no longer have this drawing. Send me the photo again, and I draw it anew.
mine-in-private = I send your drawings to you alone: write /mine to me in private.
private-needs-start = You want your drawings for you alone, but I may not write to you yet: open a chat with me and press Start, then ask again.
nothing-of-yours = I have no drawing of yours any more. Send me a photo, and I make one!

## Settings

settings = What do you want every time? This is for your own drawings.
setting-language = Language: { $choice }
setting-style = Style: { $choice }
setting-preset = Look: { $choice }
setting-private = In groups, I draw { $choice }
for-me-alone = for you alone
for-everybody = for everybody to see
back = « Back
language-name = English
language-of-client = The one of my Telegram
not-your-settings = These are the settings of somebody else. Send /settings for your own.

## Discord's commands and buttons

name-line = line
name-cartoon = cartoon
name-colour = colour
name-styles = styles
name-draw = draw
name-help = help
name-privacy = privacy
name-forget-me = forget_me
describe-line = Draw a photo in lines
describe-cartoon = Make a cartoon of a photo
describe-colour = Colour a line drawing, a photo of a sketch, or a photo
describe-draw = Draw a photo the way you say
draw-this = Draw this
option-photo = photo
option-user = user
describe-user = Whose avatar to draw, where there is no photo
photo-or-person = Give me a photo, or choose a user whose avatar I am to draw.
no-avatar = They have no avatar of their own. Give me a photo of them.
never-fits = Your drawing is done, but Discord does not take it here, however small I make it. `/{ name-mine }` shows it to you alone.
option-example = example
option-style = style
option-private = private
describe-photo = A photo of somebody: JPEG, PNG, WebP, HEIC, AVIF, BMP or GIF
describe-sketch = A line drawing, a photo of a sketch, or a photo of somebody
describe-example = Another picture, whose colours I take
describe-colours = Which colours you like: “red hair, blue background, green jacket”
describe-style = How to draw it
describe-private = Show the drawing to nobody but you
style-line = Line art
style-comic = Comic
style-pop = Pop art
style-flat = Flat cartoon
style-cute = Cute cartoon
style-hero = Comic hero
style-webtoon = Webtoon
style-colour = Coloured sketch
style-taught = { $style }
again = Again
share = Share
delete = Delete
shared-by = { $person } had this drawn.
not-your-buttons = These buttons are for the person who asked for this drawing. Send me a photo and you get your own!
no-picture-there = There is no picture in this message.
help-discord =
    `/line` with a photo, and I draw it in lines; with a `user`, their avatar. With `private`, nobody but you sees the drawing until you press Share.

    `/cartoon` makes a cartoon of a photo. `/colour` colours a drawing, a sketch or a photo: as you say, “red hair, the left one a green jacket”, as the strokes of colour that you scribble on it, or like an `example`. A picture in reply to a coloured drawing is an example too; under another drawing write “these colours”.

    `/styles` shows a photo, or your last one, in every style, on one sheet with numbers; press a number, and you get that one.

    `/draw` lets you say how: a style, a look, or in words like “thicker lines, blue ink”. To draw a picture that somebody posted: right-click the message (on a phone, hold it), then Apps, then “Draw this”. In a direct message, just send me a photo, with words if you like; in a server, mention me with it.

    Under each drawing there are buttons to draw it anew in another look or style, in colour, once more or with one thing changed, to have it as another file, in full size, and to delete it. Or reply to a drawing with words: “thinner, please”.

    In a direct message, words alone go on from your last drawing, and so do words with a mention of me in a server; “undo” takes the last change back, “reset” begins anew, “stop” takes back what I have not drawn yet.

    `/mine`: your last drawings once more
    `/settings`: what you want every time
    `/privacy`: what I keep, and for how long
    `/forget_me`: delete everything I have of you, now

## Privacy

privacy =
    Your photo is for drawing only. I show it to nobody and learn nothing from it.

    Your photo, and a second one for its colours: kept in memory until the drawing is done, { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    } at the very most.
    What you write to me: kept until it is answered, a day at the very most.
    The drawing: kept { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } after you got it, for the “Full size” button. If I cannot reach you, I keep trying for up to { $hours ->
        [one] one hour
       *[other] { $hours } hours
    }; then it is deleted.
    Who asked: the numbers of you, the chat and the message, so that the answer finds you; for about two days at most.
    What you asked for, where photos and drawings lie on the platform (not the files), and how many people are in the photos: kept for a day, so that I can draw it again in another look, and you can share the drawings.
    What you chose by /settings: kept until you have not written to me for a year.
    A sticker pack that you make lies with Telegram and is yours: whoever knows its address can see it, and you can delete it there.

    /forget_me deletes all of it, now, but for the bare times of your last photos, which keep the line fair and are gone after an hour. What is in this chat stays until you delete it here.
forgotten = { $count ->
    [0] Done. Nothing of yours is left here.
    [one] Done. Your drawing and all that belonged to it are deleted. If it was not finished, it will not come.
   *[other] Done. Your { $count } drawings and all that belonged to them are deleted. Those that were not finished will not come.
}

## Why there is no drawing

photo-empty = This file is empty. Could you send it again?
photo-not-a-picture = I cannot find a picture in this file. Could you send me a { -photo }?
photo-format = I cannot read this kind of picture. Could you send it as a { -photo }?
photo-truncated = Part of this photo got lost on the way. Could you send it again?
photo-gone = I can no longer get at this photo. Send it to me again, and I draw it anew.
photo-unreachable = I tried several times but could not fetch this photo. Please send it again in a few minutes.
example-unusable = I cannot use the picture whose colours you want. Could you send another one in its place?
forgotten-meanwhile = You had everything deleted while this photo was on its way, so I dropped it. Send it again if you would like it drawn.
photo-too-large-bytes = This file is too large for me: { $megabytes } MB are the most I can take. Could you send a smaller one?
photo-too-large-as-file = This file is too large for me: { $megabytes } MB are the most I can take. Sent as a photo instead of a file, it will fit.
photo-too-many-pixels = This picture is larger than I can handle: { $megapixels } megapixels are the most. Could you send a smaller one?
photo-too-small = This picture is too small to draw: I need at least { $pixels } pixels on each side. Could you send a larger one?
photo-too-narrow = This picture is too narrow to draw: its long side is more than { $ratio } times the short one. Could you send another?
photo-nothing-seen = There is nothing to be seen in this picture: all of it is black, white, transparent or of one colour. Could you send another?
clip-too-long = That clip is too long: I draw clips of up to { $seconds } seconds.
busy = So many people want drawings right now that the line is full. Please try again in a few minutes.
no-worker = I cannot draw right now: whatever draws for me is not running. Please try again in a few minutes.
too-many-at-once = I am still drawing { $count ->
        [one] a photo
       *[other] { $count } photos
    } of yours. Please send the next one when one of them is done, in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    } at the latest.
enough-for-now = That was a lot of photos! Please come back in { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }, then I draw more for you.
enough-for-chat = I have drawn a lot in this chat. Please come back in { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }, then I draw more here.
too-late = Sorry, this took too long and I gave up. Please send the photo again.
no-pictures-here = Your drawing is done, but I may not send pictures in this chat: ask an administrator to allow me to, or send me the photo in private.
not-taken-here = Your drawing is done, but Telegram does not let me put it here. Write /mine to me in private, and I send it to you there.
not-taken-there = I could not put your drawing into the group: Telegram does not let me. Write /mine, and I send it to you here.
went-wrong = Sorry, something went wrong on my side. Please try again in a moment.

## For the owners

stats =
    Today (UTC): { $drawn } drawn, { $failed } not ({ $reasons }).
    From photo to drawing: { $p50 } s at the median, { $p95 } s at 95 %.
    Now: { $waiting } in line or in hand, { $workers } { $workers ->
        [one] worker
       *[other] workers
    }.
stats-evicts = ⚠ Jobs may get lost: the queue's Redis drops them when its memory is full (its maxmemory-policy is { $policy }). Set that to noeviction.

## Written instructions

preset-classic = Classic
preset-bold = Bold
preset-fine = Fine
preset-sketch = Sketch
preset-minimal = Minimal
drawn-with = Drawn with { $looks }.
drawn-plain = Drawn as usual, in the classic look.
drawn-as = Style: { $style }.
drawn-as-look = Look: { $looks }.
drawn-in = Drawn { $medium }.
drawn-in-with = Drawn { $medium }, with { $looks }.
coloured-with = Coloured with { $looks }.
coloured-plain = Coloured. What you left open, I took from your picture or chose myself.
coloured-instead = Colours like these need a coloured drawing, so I made a coloured sketch.
turned = { $degrees ->
    [90] Turned to the right.
    [270] Turned to the left.
   *[180] Turned the other way up.
}
fill-hair = { $colour } hair
fill-skin = { $colour } skin
fill-clothes = { $colour } clothes
fill-background = { $colour } background
# Of a person: what is one thing, "red hair", or several.
fill-of-person = { $what } for { $person }
the-person = { $who ->
    [left] the person on the left
    [right] the person on the right
    [middle] the person in the middle
   *[number] person { $who }
}
nobody-there = I found { $people ->
    [0] nobody
    [one] one person
   *[other] { $people } people
} in your picture, and could not colour { $persons }.
several = { $things } and { $last }
colours-of-example = the colours of your picture
comes-as-webp = It comes as WebP.
comes-as-jpeg = It comes as JPEG.
comes-as-svg = It comes as an SVG, which is sharp at any size.
comes-as-pdf = It comes as a PDF, ready to be printed on A4.
comes-as-plotter = It comes as an SVG of single strokes, for a plotter or a cutting machine.
comes-as-sticker = It comes as a sticker.
comes-as-avatar = It comes as an avatar.
comes-as-card = It comes with the photo, before and after.
comes-as-clip = Watch it being drawn.
comes-as-gif = It comes as an animated GIF.
comes-as-video-sticker = It comes as a video sticker.
comes-as-sheet = Here it is in all styles.
press-a-number = { $styles }. Press a number, and you get that one alone.
look-line-weight = { $level ->
    [0] hairlines
    [1] thin lines
    [2] medium lines
    [3] thick lines
   *[other] very thick lines
}
look-detail = { $level ->
    [0] only a few strokes
    [1] little detail
    [2] medium detail
    [3] much detail
   *[other] every detail
}
look-shading = { $level ->
    [0] no shading
    [1] a bit of shading
    [2] some shading
    [3] much shading
   *[other] full shading
}
look-background = { $level ->
    [0] no background
    [1] a hint of background
    [2] half the background
    [3] most of the background
   *[other] the whole background
}
look-strength = { $level ->
    [0] a trace of the effect
    [1] a light effect
    [2] half strength
    [3] a strong effect
   *[other] full strength
}
look-ink = { $colour } ink
look-paper = { $colour } paper
look-transparent = transparent paper
look-pure = no greys
look-board = a { $colour } board
look-medium = { $medium ->
    [pen] with a pen
    [brush] with a brush
    [pencil] in pencil
    [engraving] as an engraving
    [stipple] in dots
    [chalk] in chalk
    [page] as a colouring page
   *[other] in ink
}
already = { $what ->
    [line-weight-most] The lines are as thick as they can be.
    [line-weight-least] The lines are as thin as they can be.
    [detail-most] There is all the detail already.
    [detail-least] There is as little detail as there can be.
    [shading-most] There is full shading already.
    [shading-least] There is no shading to take away.
    [background-most] The whole background is there already.
    [strength-most] It is as strong as it can be.
    [strength-least] There is but a trace of it already.
    [undo] There is nothing to undo.
   *[other] There is no background to take away.
}
does-nothing = { $what ->
    [line-weight] The thickness of lines does
    [detail] The amount of detail does
    [shading] Shading does
    [background] The background does
    [strength] The strength of a cartoon does
    [look] This look does
    [medium] Pens, brushes and the like do
    [pure] Leaving out greys does
    [contrast] More contrast does
    [inverted] Inverting does
    [ink] The colour of ink does
    [paper] Paper under the whole background does
    [parts] Colours of hair, skin, clothes and background do
    [example] The colours of another picture do
   *[other] Black ink and white paper do
} nothing { $where ->
    [comic] in a comic.
    [flat] in a flat cartoon.
    [pop] in pop art.
    [cute] in a cute cartoon.
    [hero] as a comic hero.
    [webtoon] in a webtoon.
    [colour] in a coloured sketch.
    [added] in this style.
    [pen] with a pen.
    [brush] with a brush.
    [pencil] in pencil.
    [engraving] in an engraving.
    [stipple] in dots.
    [chalk] in chalk.
    [page] on a colouring page.
   *[other] in ink.
}
paper-moved = { $ink } would not show on { $paper }, so the paper is { $moved }.
ink-moved = { $ink } would not show on { $paper }, so the ink is { $moved }.
opaque = { $file ->
    [jpeg] A JPEG cannot be transparent, so the paper is { $paper }; a PNG can.
    [sticker] A sticker is transparent around the person only: the paper inside is { $paper }.
    [card] On a card nothing is transparent: its paper is { $paper }.
    [clip] In a clip nothing is transparent: its paper is { $paper }.
    [gif] In a clip nothing is transparent: its paper is { $paper }.
    [video-sticker] A sticker is transparent around the person only: the paper inside is { $paper }.
   *[other] On a sheet nothing is transparent: its paper is { $paper }.
}
board-is-dark = Chalk is light on dark, so the board is dark.
quoted = “{ $words }”
not-understood = I did not understand { $words }.
beyond = { $what ->
    [animated] I have no style like { $words }. The nearest is a cartoon: say “as a comic”.
    [painted] I cannot paint, so there is no { $words }. The nearest is “with a brush”.
    [lit] I choose the light and how strong colours are by myself: { $words }. Which colours, you can say: “red hair, blue background”.
    [larger] As for { $words }: press “{ full-size }”, and you get the drawing as large as I can make it. An SVG is sharp at any size.
    [lettering] I cannot write on drawings: { $words }.
    [turned] I can turn pictures: say “rotate left”, “rotate right” or “upside down”. I cannot mirror or crop them: { $words }.
    [singled] I draw all that the photo shows, and cannot choose from it: { $words }. Cut the photo to what you would like, and send it to me again.
   *[retouched] I draw what is in the photo and cannot change it: { $words }.
}
words-to-try = Try words like “thicker lines”, “less detail”, “blue ink”, “in pencil”, “as an engraving”, “as a comic”, “red hair” or “reset”.
words-cut = I read only the first { $count ->
    [one] character
   *[other] { $count } characters
}.

## What is said to me besides wishes

talk-thanks = You are welcome! Tell me if you want it another way, or send me the next photo.
talk-sorry = I am sorry that I did not do better. Another look or style often suits a photo more: try the buttons, or send me one in which the face is larger and well lit.
softer = Softer
talk-forget = /forget_me deletes everything that I have of you, photos and drawings, at once. “{ delete }” under a drawing takes that one out of this chat, and /privacy tells what I keep, and for how long.
talk-links = I do not open links, or files by their names. Send me the photo itself, and off I go.

## More of Discord's commands, settings and answers

name-mine = mine
name-settings = settings
name-stats = stats
describe-settings = What you want every time: language, style, look, and who sees your drawings
describe-stats = How I am doing today, for my owners
option-preset = preset
option-medium = medium
option-strength = strength
option-words = words
describe-preset = A look with a name
describe-medium = What to draw the lines with
describe-strength = How much of a cartoon, in %: 0 a trace, 100 all of it
describe-words = How you want it: “thicker lines, blue ink, no background”
words-to-suggest = thicker lines, thinner lines, more detail, less detail, in pencil, with a brush, pen and ink, as an engraving, stippled, in chalk, colouring page, a bit of shading, with background, no greys, inverted, transparent paper, as a comic, stronger effect, milder effect, flat cartoon, coloured, red hair, as a sticker, as an avatar, watch it, before and after, as svg, as pdf, for a plotter, no shading, no background, green jacket, for laser engraving, for a tattoo
settings-discord = What would you like every time?
menu-language = Language
menu-style = Style
menu-preset = Look
menu-private = Who sees your drawings
language-of-discord = The one of my Discord
seen-by-all = Everybody where I ask for them
seen-by-me = Nobody but me
sent-smaller = This drawing comes smaller than I made it: Discord takes { $megabytes } MB here at the most.
too-large-here = This file is too large: Discord takes { $megabytes } MB here at the most.
private-unreachable = You want this for you alone, but Discord does not let me write to you. Allow direct messages from this server, or ask with /line.
owners-only = These figures are for my owners.

## Single changes of a drawing, as buttons: `change-ID`, by the ids in bots/desk/changes.py

change = Change…
change-colour = Colour…
change-colours = Colours…
change-style = Style…
change-media = Medium…
change-thicker = Thicker lines
change-thinner = Thinner lines
change-more = More detail
change-less = Less detail
change-shade = With shading
change-no-shade = No shading
change-scene = With background
change-no-scene = No background
change-stronger = Stronger effect
change-milder = Milder effect
change-black = Black ink
change-blue = Blue ink
change-red = Red ink
change-green = Green ink
change-brown = Brown ink
change-purple = Purple ink
medium-ink = Ink drawing
medium-pen = Pen
medium-brush = Brush
medium-pencil = Pencil
medium-engraving = Engraving
medium-stipple = Dots
medium-chalk = Chalk
medium-page = Colouring page
change-chalk-white = White chalk
change-chalk-yellow = Yellow chalk
change-chalk-pink = Pink chalk
change-chalk-sky = Sky blue chalk
change-chalk-mint = Mint chalk
change-chalk-orange = Orange chalk
change-colour-this = Colour this
everybody = Everybody
person-from-left = Person { $who } from the left
whose-colours = For whom…
part-hair = Hair…
part-skin = Skin…
part-clothes = Clothes…
part-background = Background…
change-hair-black = Black hair
change-hair-brown = Brown hair
change-hair-blonde = Blonde hair
change-hair-red = Red hair
change-hair-grey = Grey hair
change-hair-pink = Pink hair
change-hair-blue = Blue hair
change-hair-purple = Purple hair
change-hair-own = Hair as it is
change-skin-pale = Pale skin
change-skin-light = Light skin
change-skin-tan = Tan skin
change-skin-brown = Brown skin
change-skin-dark = Dark skin
change-skin-green = Green skin
change-skin-blue = Blue skin
change-skin-purple = Purple skin
change-skin-own = Skin as it is
change-wear-black = Black clothes
change-wear-white = White clothes
change-wear-red = Red clothes
change-wear-green = Green clothes
change-wear-blue = Blue clothes
change-wear-yellow = Yellow clothes
change-wear-pink = Pink clothes
change-wear-purple = Purple clothes
change-wear-own = Clothes as they are
change-bg-white = White background
change-bg-grey = Grey background
change-bg-yellow = Yellow background
change-bg-orange = Orange background
change-bg-green = Green background
change-bg-blue = Blue background
change-bg-pink = Pink background
change-bg-purple = Purple background
change-bg-own = Background as it is

## What a drawing shows, for people who cannot see it

shown = { $way } of { $people }.
shown-nobody = { $way }.
people-shown = { $count ->
    [one] a person
    [2] two people
    [3] three people
    [4] four people
    [5] five people
    [6] six people
   *[other] many people
}
person-shown = a person with { $traits }
people-described = { $people }, from the left { $each }
one-shown = one with { $traits }
listed = { $one }, { $other }
listed-last = { $one } and { $other }
trait-hair-dark = dark hair
trait-hair-fair = fair hair
trait-hair-red = red hair
trait-hair-grey = grey hair
trait-beard = a beard
trait-glasses = glasses
trait-hat = a hat
drawn-in-every-style = Drawings in every style
drawn-ink = Ink drawing
drawn-pen = Pen drawing
drawn-brush = Brush drawing
drawn-pencil = Pencil drawing
drawn-engraving = Engraving
drawn-stipple = Drawing in dots
drawn-chalk = Chalk drawing
drawn-page = Colouring page

## Teaching a style in a chat: /teach, for owners

name-teach = teach
describe-teach = Teach me a style from your pictures, for my owners
describe-taught = What the style is to be called; without it I show how far I am
teach-owners-only = Only my owners can teach me a style.
teach-how =
    I can learn a style from a few hundred pictures in it. Write /teach and a name for the style, such as “/teach noir”. Then send me the pictures, as photos, files or albums.

    Teach me from pictures that are yours, or that you may use so.
teach-no-name = A style needs a name of small letters a to z, digits and hyphens, which begins with a letter, has 20 characters at most, and means nothing else to me: “/teach noir”, but not “/teach red”.
teach-name-taken = There is a style called “{ $style }” already. Remove that one first, or take another name.
teach-no-photos = I cannot learn here: no worker has a folder with photos of people to practise on. It is the setting ARTLINE_TEACHING_PHOTOS of my workers.
teach-one-at-a-time = You are teaching me “{ $style }”. One at a time: write /teach alone to see how far I am, and cancel it there if you like.
teach-told-here = I write here how far I am. In a direct message just send me the pictures; in a server, mention me with them.
teach-gone = This belongs to an earlier step. Write /teach to see how far I am.
teach-done-words = done, finished, that is all, that's all
teach-done = That is all
teach-cancel = Cancel
teach-drop = Throw it away
teach-begin = Learn from { $count ->
    [one] one head
   *[other] { $count } heads
}
teach-add = Add
teach-add-here = Add for this chat only
teach-collecting = { $count ->
    [0] Send me the pictures in the style “{ $style }”, as photos, files or albums, in as many messages as you like: some hundred are best. As long as I collect, pictures from you in this chat are not drawn.
    [one] “{ $style }”: one picture so far. Send more, or say “done” when that is all.
   *[other] “{ $style }”: { $count } pictures so far. Send more, or say “done” when that is all.
}
teach-too-few = “{ $style }”: I found { $heads ->
    [one] one head
   *[other] { $heads } heads
} so far, and I need { $fewest }. Send more pictures of people in that style ({ $count } so far), then say “done” again.
teach-preparing = I look for heads in { $count ->
    [one] your picture
   *[other] your { $count } pictures
}: { $percent } %.
teach-choosing = I found { $heads } heads; what is least likely to be one comes first. Write me the numbers of those that I should leave out: “3, 8-11”. With a plus I take one back: “+3”. { $count ->
    [0] So far I learn from all.
    [one] Left out: { $numbers }.
   *[other] Left out: { $numbers }.
}
teach-keep-more = I need { $fewest } heads. Take some back.
teach-training = I learn “{ $style }”: { $percent } %. I do so whenever nobody waits for a drawing.
teach-training-left = I learn “{ $style }”: { $percent } %. It takes about { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
} more, and longer while I draw, since drawings come first.
teach-trained = I have learnt “{ $style }”. On the sheet you see people three times: their photo, the comic that I began with, and the style. Shall I add it? Your pictures are deleted already.
teach-added = “{ $style }” is added: in a few seconds you find it under “Style…” and by its name.
teach-not-added = I could not add “{ $style }”: the log of the worker says why. Try again when that is mended.
teach-cancelled = All right, I dropped “{ $style }”, with all the pictures that you sent for it.
teach-cannot = I cannot learn “{ $style }”: the log of the worker says what is missing. Your pictures are deleted.
teach-failed = Learning “{ $style }” failed several times, so I gave up; the log of the worker says more. Your pictures are deleted.

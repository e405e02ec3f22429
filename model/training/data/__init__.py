"""What is learnt from: portraits, what is made of them, and crops of both.

portraits.py     portraits with what is learnt from them
artist_pairs.py  portraits with drawings by real artists
coloured.py      portraits with the colours of coloured sketches
crops.py         crops, cut at random, and what is in one

ink_targets.py   ink made from a photo
flow.py          the operator that makes it
eyes.py          eyes strengthened in it
ink_store.py     keeps it in files
targets.py       mixes it for a Look
flat.py          colours of a flat drawing made from a photo
regions.py       where hair, skin and clothes are
face_maps.py     where a face and its features are
parts.py         where the parts of a face are

people.py        portraits on a device, calmed and with their parts, for cartoons
scenes.py        scenes of several of them
calm.py          their colours without texture
cute.py          how a face moves to look cute

drawn.py         our own drawings of portraits, for the face reader
head_store.py    heads cut from portraits and drawings, for it
style_heads.py   heads of illustration sets, for it
face_points.py   the face mesh: 68 landmarks of it, and its box

art.py           drawn pictures and patches of them, for the enlarger

in_one_step.py   files that are there whole or not at all
hands.py         drawings by a network of those whom no artist drew

augmentation.py  what phones, chats and bad light do to photos
wear.py          scratches and dust of old prints
backdrops.py     something behind people who are cut out
lettering.py     captions and pages of text
"""

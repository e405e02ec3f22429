"""Processes that take jobs from the queue and draw them.

lane.py         the process: its lanes, its studio, leases and the sweeper
leased.py       RQ's worker as we use it, under a lease; lists what is overridden of RQ
registered.py   RQ's jobs and queue as we use them
drawing.py      one job, from request to answer
every_style.py  one photo in every style
photos.py       untrusted bytes to pixels: the only place where they are decoded
normalising.py  what becomes of their mode, orientation and colours
jpegs.py        what a JPEG's markers say before it is decoded
studio.py       the networks, and batches of what waits
added.py        the styles that were added, as they come and go
pace.py         how long drawings take, as measured
styles_folder.py  the folder of the added styles, where one is put or taken away
teaching/       styles that owners teach in their chats
settings.py     what can be set, from the environment
formats/        a drawing as a file
queue/          the queue
"""

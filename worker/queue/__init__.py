"""What bots and workers share: requests, answers, limits and the queue on Redis. No torch here.

jobs.py            the contract: address, request, outcome
ledger.py          every job, from its acceptance to its one answer
records.py         what is kept of jobs, and how it is read
draw_queue.py      RQ's queue, as whoever asks for drawings uses it
line.py            places in the line, and the expected wait
limits.py          how much one person and one chat may ask for
outcomes.py        answers on their way to a platform
outcome_stream.py  their ids, as any number of bots read them
workers.py         who is ready to draw, and how fast
courses.py         styles that owners teach in chats: what is known of each, and what is said
course_records.py  where that lies
classroom.py       what bots do with it
courses_in_hand.py what the worker does that teaches
offered.py         the added styles that they have, and which chats may have them
figures.py         how the bot is doing
scripts.py         the atomic steps of all of these, in Lua
pseudonyms.py      what stands for people and chats in keys and logs
broker.py          the connection to Redis or Valkey
embedded.py        a Valkey of our own, for one machine
settings.py        what can be set, from the environment
logs.py            logs without personal data
"""

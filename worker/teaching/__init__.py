"""Styles that owners teach in their chats, on a worker that has nothing to draw.

school.py        in the worker: looks after courses
work.py          which of them the trainer is at, and what it leaves when it ends
course_steps.py  what becomes of a course by what its owner says and the trainer finds
folder.py        what a course has on the disk
trainer_process.py  starts the trainer, with low priority
trainer.py       a process of its own: looks for heads, and learns
gate.py          where it stands still while photos are drawn, and ends with its worker
gate_keeper.py   the worker's side of that
preparing.py     pictures -> heads with numbers
learning.py      heads -> a style
pages.py         the contact sheet as pictures with numbers
plans.py         how long and how large a style is learnt
"""

"""What each style is taught, and what is right and wrong in it.

lesson.py        what the training loop asks of a task: `Task` and `Lesson`
perceptual.py    what all tasks share
line.py          photo -> line art
losses.py        its loss
inking.py        its ink, mixed for a Look
colouring.py     sketch -> coloured cartoon
picture_loss.py  its loss
paint.py         photo -> what cartoons are printed from, and its loss
faces.py         the face finder
reader.py        the face reader
enlarging.py     small, worn drawn pictures -> what they were, and its loss
sheet.py         sample sheets to look at while training
"""

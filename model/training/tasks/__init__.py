"""What each style is taught, and what is right and wrong in it.

lesson.py        what the training loop asks of a task: `Task` and `Lesson`
perceptual.py    what all tasks share
line.py          photo -> line art
losses.py        its loss
inking.py        its ink, mixed for a Look
painting.py      what all styles with colours share
picture_loss.py  their loss
cartoon.py       photo -> comic, flat cartoon
colouring.py     sketch -> coloured cartoon
faces.py         the face finder
reader.py        the face reader
sheet.py         sample sheets to look at while training
"""

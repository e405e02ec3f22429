"""How the drawing network is taught: data, targets, losses, schedule, evaluation.

commands.py       what `artline train` and `artline evaluate` do
recipes.py        recipes and their stages: sizes, batches, steps, learning rates
train.py          the training loop
critic.py         the same with a critic
self_training.py  drawings of those whom no artist drew, by a network, for the next one
begin.py          a network to begin with, made from another style's
paint.py          the training loop of the network that cartoons are printed from
painting.py       what `artline train cartoon` does
reader.py         the face reader's training loop
telling.py        its last step: what is worn, what hair is called
reading.py        what `artline train reader` and `artline evaluate reader` do
enlarger.py       the enlarger's training loop
enlarging.py      what `artline train enlarger` and `artline evaluate enlarger` do
teaching/         how a style is taught from a few hundred pictures
preparing/        how these are made of pages and pictures
descent.py        what every loop does in a step: averages, rates
timed.py          a loop that ends after so many steps or seconds
watching.py       its progress bar
presets.py        plans of a run by name
state.py          what a run needs to be resumed

data/             portraits, targets made of them, crops
tasks/            what each style is taught, and its losses
evaluation/       how drawings are judged
"""

"""How the drawing network is taught: data, targets, losses, schedule, evaluation."""

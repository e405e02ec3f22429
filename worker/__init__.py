"""The queue and the hands: the only place that knows RQ."""

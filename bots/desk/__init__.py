"""What every platform shares: how an ask becomes a job, and what comes of it is delivered."""

"""What is learnt from: portraits, what is made of them, and crops of both."""

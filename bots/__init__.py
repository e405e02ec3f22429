"""The front desks: Telegram and Discord. Nothing in here imports torch."""

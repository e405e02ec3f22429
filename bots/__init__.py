"""The front desks: Telegram today, Discord next. Nothing in here imports torch."""

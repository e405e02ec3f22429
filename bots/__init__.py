"""The bots for Telegram and Discord. Nothing in here imports torch."""

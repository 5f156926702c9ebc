"""What a person at the desk keeps for themselves."""

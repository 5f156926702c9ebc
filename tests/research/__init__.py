"""What is asked of the whole record."""

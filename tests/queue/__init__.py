"""The queue inside PostgreSQL."""

"""What editors do, in a real browser on a real server: each journey fails if an editor would be stuck."""

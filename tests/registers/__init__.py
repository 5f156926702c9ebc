"""What all registers do alike, tried on each."""

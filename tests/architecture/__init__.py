"""The rules of the house, as tests: sizes, directions, doors, reasons."""

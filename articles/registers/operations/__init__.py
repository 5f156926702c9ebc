"""Merging, splitting, judging and naming records, bound to a register's tables by `Register`."""

from articles.registers._taking import Difference
from articles.registers.operations.chosen import MOST_AT_ONCE, all_or_none
from articles.registers.operations.merging import merge, refuse_merged, split
from articles.registers.operations.names import name_rows, write_names
from articles.registers.operations.register import Register

__all__ = [
    "MOST_AT_ONCE",
    "Difference",
    "Register",
    "all_or_none",
    "merge",
    "name_rows",
    "refuse_merged",
    "split",
    "write_names",
]

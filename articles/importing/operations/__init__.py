"""Importing lines at once, and by jobs."""

from articles.importing.operations.answers import answer_line, answers_of, refused_lines, told_answers
from articles.importing.operations.jobs import cancel_import, start_import
from articles.importing.operations.keeping import remove_imports, withdraw_imports
from articles.importing.operations.lines import import_lines
from articles.importing.operations.progress import sweep_imports
from articles.importing.operations.running import run_import

__all__ = [
    "answer_line",
    "answers_of",
    "cancel_import",
    "import_lines",
    "refused_lines",
    "remove_imports",
    "run_import",
    "start_import",
    "sweep_imports",
    "told_answers",
    "withdraw_imports",
]

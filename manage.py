#!/usr/bin/env python
"""Django's command line for the desk that PORT and DATA in the environment name."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError

from annotator.env import SettingError
from annotator.launch.errors import sentence_about

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(f"{error}")
    except DatabaseError as error:
        sentence = sentence_about(error)
        if sentence is None:
            raise
        sys.exit(sentence)

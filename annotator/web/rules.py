"""What several rooms work out alike: how a story is laid out, who sent a request, what a forged one is
told.
"""

from annotator.web._direction import apart, direction_of
from annotator.web._moments import moment_written
from annotator.web._problems import csrf_sentence
from annotator.web._reached import line_of_sender
from annotator.web._sections import StoryBlock, StoryGroup, StorySection, sections_of

__all__ = [
    "StoryBlock",
    "StoryGroup",
    "StorySection",
    "apart",
    "csrf_sentence",
    "direction_of",
    "line_of_sender",
    "moment_written",
    "sections_of",
]

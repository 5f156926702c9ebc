"""What pages of several rooms work out alike: how a story is laid out."""

from annotator.web._sections import StoryBlock, StoryGroup, StorySection, sections_of

__all__ = ["StoryBlock", "StoryGroup", "StorySection", "sections_of"]

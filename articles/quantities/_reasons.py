"""Why words can't be read, in sentences for people. Each ends with what to do."""

from __future__ import annotations

from articles.quantities._fold import GROUP

BY_HAND = "Type the value by hand."

NO_NUMBER = f"There is no number in these words. {BY_HAND}"
NO_WORDS = "There are no words. Mark the words of one number."
TOO_LONG = "This is too long to be the words of one number. Mark the number and what it counts."
TOO_LARGE = "The number is too large. Numbers below 10^18 can be kept; type it in a larger unit by hand."
TOO_PRECISE = (
    "The number has more than 15 digits, or more than 12 behind the point. Round it and type it by hand."
)
TWO_NUMBERS = (
    "There are several numbers in these words. Mark the words of one of them, or type the value by hand."
)
FROM_TO = f"A change from one number to another is two figures. Mark each of them, or type one. {BY_HAND}"
COMMA = (
    "The comma in “{}” doesn't separate thousands. Type the value by hand, with a point before the decimals."
)
SPACES = "“{}” may be one number with spaces between its thousands, or several numbers. {}".format(
    "{}", BY_HAND
)
CODE = "“{}” looks like a code or telephone number, not a figure. " + BY_HAND
VERSION = "“{}” looks like a version or an address, not a figure. " + BY_HAND
SCORE = "“{}” looks like a score, not a figure. " + BY_HAND
DAYS = "“{}” may be a day or a fraction. Write the month as a word, or type the value by hand."
NO_DAY = "There is no day “{}”. Correct the words, or type the days by hand."
CLOCK = "“{}” is a time of day, not a figure. " + BY_HAND
ORDINAL = "“{}” is a rank, not a figure. " + BY_HAND
NAME = "“{}” is part of a name or another word, not a figure. " + BY_HAND
PERHAPS_NAME = "“{}” may be a name. Mark only the number and what it counts, or type the value by hand."
YEAR = "“{}” is a year, not a figure. Mark the number too, or type the value by hand."
PERHAPS_YEAR = "“{}” may be a year or a number. Type the value by hand."
PERHAPS_DAY = "“{}” may be a day of the month or a number. Type the value by hand."
NO_YEAR = "These words name a period without its year. Type its first and last day by hand."
NO_BOUND = "“{}” sets no bound. Type the least and the most that is meant by hand."
TIMES = "“{}” compares two numbers and gives neither. Type the value by hand."
METRES = "“{}” may be metres or millions. Type the value by hand."
UNCLEAR = "{} Type the value and its unit by hand."
UNREADABLE = "“{}” can't be read as a number. Type the value by hand."
PART_OF_OTHER = "A number and a share of it are two figures. Mark one of them, or type the value by hand."
LARGER_PART = "The number is larger than the total it is part of. Check the words, or type the value by hand."
BACKWARDS = "The second number of “{}” is not the larger one. " + BY_HAND
CLIPPED = "“{}” may begin with a few or with so many thousand. Type the least and the most by hand."
HALF_RANGE = "“Between” needs two numbers. Mark both of them, or type the value by hand."
AGE = "“{}” may be somebody's age. Type the value by hand."
DENIED = "The words say what the number is not. Type the value by hand."
NOT_SAID = "These words don't name one day, month or year. Type the day, such as 2025-03-27, by hand."
CONTRADICTION = "These words set a bound and a range at once. Type the least and the most by hand."
LANGUAGE = (
    "The mark before the last three digits may part thousands or begin the decimals. Say which language the "
    "article is written in, or type the value by hand."
)
LANGUAGE_UNKNOWN = (
    f"Galley doesn't know this language's words round a number. Mark the number alone. {BY_HAND}"
)
FOREIGN = "“{}” is not English. Say which language the article is written in, or type the value by hand."
WORDS_BEFORE = (
    "“{}” stands before the number. Mark the number and what it counts, and only words that say how exact "
    "it is. " + BY_HAND
)
WORDS_BEHIND = "“{}” may change what the number means. " + BY_HAND
A_DAY = "“{}” is a day, not a figure. " + BY_HAND
PERHAPS_CLOCK = "“{}” may be a time of day. " + BY_HAND
PERHAPS_SCORE = "“{}” may be a score. " + BY_HAND
DAYS_APART = "These words name several days. Type the first and the last by hand."
SCALE = "“{}” is no English word for a number. Type the value by hand."
OLD_VALUE = "This is the number before a change. Mark the number after it, or type the value by hand."


def shown(text: str, most: int = 40) -> str:
    """Shorten a passage for a message."""
    plain = " ".join(text.replace(GROUP, " ").split())
    return plain if len(plain) <= most else f"{plain[:most]}…"

"""Numbers, addresses, headlines, datelines, lists and lines."""

NUMBERS = (
    "It cost $1.2bn in all. |It rose 3.5 percent.",
    "It rose to 3.5. |Then it fell to 2.",
    "About 3,000 went. |11,000 had gone. |4,000 fell.",
    "It beat 3. |Kim won.",
    "It grew .5 percent. |It shrank.",
    "The 9.30 to Seoul left at 9.45. |It was late.",
    "He won 6-4, 7-6. |She lost 3-6.",
    "Version 2.0.1 is out. |Version 3. is not.",
    "It fell by 5%. |It rose by 6%.",
    "The range was 240 mm. |3.7 tons fell.",
)
ADDRESSES = (
    "See www.example.com. |Then call.",
    "See https://example.com/a.html?b=1. |Then call.",
    "Open report.pdf. |Then open data.csv and go.",
    "Write to desk@example.com. |We answer.",
    "Example.com said so. |Example.org did not.",
    "It ran on 192.168.1.1. |It stopped.",
)
HEADLINES = (
    "Seoul claims North Korea sent 3,000 more troops",
    "Gen. Lee: ‘We will not go’",
    "Is it over? |Norland thinks so",
    "U.S., Drava Say Talks ‘Failed.’ |Now What?",
    "No. 2 official leaves St. Anna",
)
DATELINES = (
    "SEOUL (AP) — North Korea sent more. |It gave no number.",
    "SEOUL, March 27 (Meridian) - North Korea sent more. |It gave no number.",
    "PYONGYANG, N. Korea — The army moved. |It stopped.",
    "ST. PETERSBURG, Jan. 3 (Meridian) — Snow fell. |Ice came.",
    "By J. R. Smith",
    "By Ann Roe and J. Day / Meridian News",
)
LISTS = (
    "1. Go home. |2. Stay there. |3. Sleep.",
    "1. Go home.\n|2. Stay there.",
    "(1) Go home. |(2) Stay there.",
    "a. Go home.\n|b. Stay there.",
    "• Rice\n|• Oil\n|• Steel",
    "- Rice came.\n|- Oil did not. |It sank.",
    "• Rice came. |• Oil did not.",
    "It came with three things: rice, oil and steel. |None was left.",
    "It asked for: 1. rice; 2. oil; 3. steel. |None came.",
    "II. The war\n|III. The peace",
)
LINES = (
    "/ AP\n|March 27",
    "One\n|two",
    "Roses are red. |Steel is\n|Grey.",
    "It was a long line that somebody had broken by hand and\nwent on below. |It ended.",
    "Q: Why?\n|A: Because.",
    "  It began with spaces.  |It ended with some.  ",
    "word",
    "...",
    "* * *",
    "3",
)
CASES = (*NUMBERS, *ADDRESSES, *HEADLINES, *DATELINES, *LISTS, *LINES)

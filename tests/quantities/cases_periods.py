"""When a number holds, what it is a part of, and whole sentences. The article is of Thursday, 27 March
2025.
"""

from tests.quantities.expected import Case, figure

ALONE: list[Case] = [
    ("between January and February", figure(as_of="2025-01-01..2025-02-28")),
    ("in January 2025", figure(as_of="2025-01-01..2025-01-31")),
    ("January 2025", figure(as_of="2025-01-01..2025-01-31")),
    ("in January", figure(as_of="2025-01-01..2025-01-31")),
    ("in May", figure(as_of="2024-05-01..2024-05-31")),
    ("in December", figure(as_of="2024-12-01..2024-12-31")),
    ("between November and January", figure(as_of="2024-11-01..2025-01-31")),
    ("from November 2023 to January 2024", figure(as_of="2023-11-01..2024-01-31")),
    ("since 2022", figure(as_of="2022-01-01..2025-03-27")),
    ("last year", figure(as_of="2024-01-01..2024-12-31")),
    ("this year", figure(as_of="2025-01-01..2025-12-31")),
    ("last month", figure(as_of="2025-02-01..2025-02-28")),
    ("yesterday", figure(as_of="2025-03-26")),
    ("on Thursday", figure(as_of="2025-03-27")),
    ("on Friday", figure(as_of="2025-03-21")),
    ("as of 27 March 2025", figure(as_of="2025-03-27")),
    ("on March 27", figure(as_of="2025-03-27")),
    ("on March 27th", figure(as_of="2025-03-27")),
    ("on 28 March", figure(as_of="2024-03-28")),
    ("on 29 February", figure(as_of="2024-02-29")),
    ("March 27, 2025", figure(as_of="2025-03-27")),
    ("2025-03-27", figure(as_of="2025-03-27")),
    ("by the end of February 2025", figure(as_of="2025-02-28")),
    ("in the first quarter of 2024", figure(as_of="2024-01-01..2024-03-31")),
    ("in the second half of 2024", figure(as_of="2024-07-01..2024-12-31")),
    ("Q4 2024", figure(as_of="2024-10-01..2024-12-31")),
    ("2022-2024", figure(as_of="2022-01-01..2024-12-31")),
    ("from 3 to 5 March 2025", figure(as_of="2025-03-03..2025-03-05")),
    ("until 5 March 2025", figure(as_of="..2025-03-05")),
    ("in the past 24 hours", figure(as_of="2025-03-26..2025-03-27")),
    ("over the last three years", figure(as_of="2022-03-27..2025-03-27")),
    ("in early 2025", figure(as_of="2025-01-01..2025-12-31")),
    ("at the end of the first quarter of 2024", figure(as_of="2024-03-31")),
    ("in the first three months of 2025", figure(as_of="2025-01-01..2025-03-31")),
    ("in the 1990s", figure(as_of="1990-01-01..1999-12-31")),
]

WITH_NUMBER: list[Case] = [
    (
        "3,000 additional troops were sent between January and February",
        figure("3,000", counted="troops", figure_type="delta", as_of="2025-01-01..2025-02-28"),
    ),
    (
        "In 2022, 3,000 troops crossed the river",
        figure("3,000", counted="troops", as_of="2022-01-01..2022-12-31"),
    ),
    ("3,000 troops in January 2025", figure("3,000", counted="troops", as_of="2025-01-01..2025-01-31")),
    ("in January 3,000 troops left", figure("3,000", counted="troops", as_of="2025-01-01..2025-01-31")),
    ("3,000 troops since 2022", figure("3,000", counted="troops", as_of="2022-01-01..2025-03-27")),
    ("12 dead as of March 20", figure("12", counted="dead", as_of="2025-03-20")),
    ("$40m last year", figure("40,000,000", unit="USD", as_of="2024-01-01..2024-12-31")),
    (
        "at least 12 people in the past 24 hours",
        figure(low="12", counted="people", modality="at_least", as_of="2025-03-26..2025-03-27"),
    ),
    ("12 people were hurt, the ministry said on Thursday", figure("12", counted="people")),
    ("12 people had died by 1 March", figure("12", counted="people", as_of="2025-03-01")),
    ("12 people died at 10:30 on Monday", figure("12", counted="people", as_of="2025-03-24")),
    ("12 people died three days ago", figure("12", counted="people", as_of="2025-03-24")),
    ("at the end of 2024, 3,000 troops", figure("3,000", counted="troops", as_of="2024-12-31")),
    ("12 people have died since the war began in February 2022", figure("12", counted="people")),
    ("12 people died in the last two weeks of 2024", figure("12", counted="people")),
    ("12 people died last summer", figure("12", counted="people")),
    ("the 2024 election drew 3,000 observers", figure("3,000", counted="observers")),
    ("300 people may be trapped", figure("300", counted="people")),
    ("on March 27 3,000 people marched", figure("3,000", counted="people", as_of="2025-03-27")),
]

WHOLES: list[Case] = [
    (
        (
            "of the initial 11,000 North Korean soldiers sent to Russia, 4,000 are believed to have been "
            "killed "
            "or wounded"
        ),
        figure("4,000", counted="North Korean soldiers", modality="estimated", out_of="11,000"),
    ),
    ("4,000 of the 11,000 soldiers", figure("4,000", counted="soldiers", out_of="11,000")),
    ("4,000 of 11,000 soldiers", figure("4,000", counted="soldiers", out_of="11,000")),
    ("4,000 out of 11,000 soldiers", figure("4,000", counted="soldiers", out_of="11,000")),
    (
        "about 4,000 of the 11,000 soldiers",
        figure("4,000", counted="soldiers", modality="about", out_of="11,000"),
    ),
    ("12 seats out of 30", figure("12", counted="seats", out_of="30")),
    (
        "nearly 4,000 of the initial 11,000 soldiers",
        figure("4,000", counted="soldiers", modality="about", out_of="11,000"),
    ),
    ("three of the four", figure("3", out_of="4")),
    ("12 of them", figure("12")),
    ("all of the 300 hostages", figure("300", counted="hostages")),
    ("one of the 12 hostages", figure("1", counted="hostages", out_of="12")),
    ("Of 30 seats, 12 went to women", figure("12", counted="seats", out_of="30")),
    (
        "between 3,000 and 4,000 of the 11,000 soldiers",
        figure(low="3,000", high="4,000", counted="soldiers", out_of="11,000"),
    ),
    (
        "hundreds of the 11,000 soldiers",
        figure(low="200", counted="soldiers", modality="estimated", out_of="11,000"),
    ),
    ("$3bn of the $10bn", figure("3,000,000,000", unit="USD", out_of="10,000,000,000")),
]

SENTENCES: list[Case] = [
    (
        "Officials estimate that another 3,000 soldiers arrived this year",
        figure(
            "3,000",
            counted="soldiers",
            modality="estimated",
            figure_type="delta",
            as_of="2025-01-01..2025-12-31",
        ),
    ),
    (
        "about 220 units of 170mm self-propelled guns and 240mm multiple rocket launchers",
        figure(
            "220",
            unit="units",
            counted="170mm self-propelled guns and 240mm multiple rocket launchers",
            modality="about",
        ),
    ),
    (
        "the army has lost more than 900 tanks since February 2022",
        figure(low="900", counted="tanks", modality="at_least", as_of="2022-02-01..2025-03-27"),
    ),
    (
        "Exports fell 12 percent in the first quarter of 2024 compared with 2023",
        figure("-12", unit="%", figure_type="delta", as_of="2024-01-01..2024-03-31"),
    ),
]

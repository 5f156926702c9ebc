"""How exactly a number is given: about, as a bound, estimated, vague, and ranges."""

from tests.quantities.expected import Case, figure

ABOUT: list[Case] = [
    ("about 220 guns", figure("220", counted="guns", modality="about")),
    ("roughly 220 guns", figure("220", counted="guns", modality="about")),
    ("around 220 guns", figure("220", counted="guns", modality="about")),
    ("approximately 220 guns", figure("220", counted="guns", modality="about")),
    ("some 300 prisoners", figure("300", counted="prisoners", modality="about")),
    ("nearly 4,000", figure("4,000", modality="about")),
    ("almost 4,000 homes", figure("4,000", counted="homes", modality="about")),
    ("close to 4,000 homes", figure("4,000", counted="homes", modality="about")),
    ("~40 ships", figure("40", counted="ships", modality="about")),
    ("40 or so ships", figure("40", counted="ships", modality="about")),
    ("About 2000 people", figure("2,000", counted="people", modality="about")),
    ("about three thousand troops", figure("3,000", counted="troops", modality="about")),
    ("about a dozen aircraft", figure("12", counted="aircraft", modality="about")),
]

AT_LEAST: list[Case] = [
    ("at least 12 people", figure(low="12", counted="people", modality="at_least")),
    ("at least twelve people were hurt", figure(low="12", counted="people", modality="at_least")),
    ("more than 300 homes", figure(low="300", counted="homes", modality="at_least")),
    ("over 300 homes", figure(low="300", counted="homes", modality="at_least")),
    ("upwards of 300 homes", figure(low="300", counted="homes", modality="at_least")),
    ("in excess of 300 homes", figure(low="300", counted="homes", modality="at_least")),
    ("no fewer than 300 homes", figure(low="300", counted="homes", modality="at_least")),
    ("300 homes or more", figure(low="300", counted="homes", modality="at_least")),
    ("300 or more homes", figure(low="300", counted="homes", modality="at_least")),
    ("300+ homes", figure(low="300", counted="homes", modality="at_least")),
    ("12 people at least", figure(low="12", counted="people", modality="at_least")),
    ("a minimum of 50 votes", figure(low="50", counted="votes", modality="at_least")),
    ("more than a dozen villages", figure(low="12", counted="villages", modality="at_least")),
    ("more than $2bn", figure(low="2,000,000,000", unit="USD", modality="at_least")),
    ("more than half of the voters", figure(low="0.5", unit="share", counted="voters", modality="at_least")),
    ("at least 12 are believed dead", figure(low="12", modality="at_least")),
    ("at least 2000 people", figure(low="2,000", counted="people", modality="at_least")),
]

AT_MOST: list[Case] = [
    ("up to 5,000", figure(high="5,000", modality="at_most")),
    (
        "up to 5,000 soldiers a year",
        figure(high="5,000", unit="per year", counted="soldiers", modality="at_most"),
    ),
    ("as many as 40 jets", figure(high="40", counted="jets", modality="at_most")),
    ("no more than 40 jets", figure(high="40", counted="jets", modality="at_most")),
    ("fewer than 40 jets", figure(high="40", counted="jets", modality="at_most")),
    ("less than 10 percent", figure(high="10", unit="%", modality="at_most")),
    ("under 10 percent", figure(high="10", unit="%", modality="at_most")),
    ("at most 10 ships", figure(high="10", counted="ships", modality="at_most")),
    ("10 ships or fewer", figure(high="10", counted="ships", modality="at_most")),
    ("a maximum of 10 ships", figure(high="10", counted="ships", modality="at_most")),
]

ESTIMATED: list[Case] = [
    ("an estimated 1,200 fighters", figure("1,200", counted="fighters", modality="estimated")),
    ("1,200 fighters are believed to be there", figure("1,200", counted="fighters", modality="estimated")),
    ("40 feared dead", figure("40", counted="dead", modality="estimated")),
    (
        "It is estimated that 3,000 more troops arrived",
        figure("3,000", counted="troops", modality="estimated", figure_type="delta"),
    ),
    (
        "it is assessed that about 220 guns were delivered",
        figure("220", counted="guns", modality="about"),
    ),
]

VAGUE: list[Case] = [
    ("dozens", figure(low="24", modality="estimated")),
    ("dozens of fighters", figure(low="24", counted="fighters", modality="estimated")),
    ("scores of civilians", figure(low="40", counted="civilians", modality="estimated")),
    ("hundreds of shells", figure(low="200", counted="shells", modality="estimated")),
    ("thousands of troops", figure(low="2,000", counted="troops", modality="estimated")),
    ("tens of thousands of people", figure(low="20,000", counted="people", modality="estimated")),
    ("hundreds of thousands of people", figure(low="200,000", counted="people", modality="estimated")),
    ("hundreds of millions of dollars", figure(low="200,000,000", unit="USD", modality="estimated")),
    ("several villages", figure(low="3", counted="villages", modality="estimated")),
    ("several hundred villagers", figure(low="300", counted="villagers", modality="estimated")),
    ("a few villages", figure(low="2", counted="villages", modality="estimated")),
    ("a few dozen villagers", figure(low="24", counted="villagers", modality="estimated")),
    ("a couple of villages", figure(low="2", counted="villages", modality="estimated")),
    ("at least dozens of fighters", figure(low="24", counted="fighters", modality="at_least")),
]

RANGES: list[Case] = [
    ("10 to 12 ships", figure(low="10", high="12", counted="ships")),
    ("10-12 ships", figure(low="10", high="12", counted="ships")),
    ("10–12 percent", figure(low="10", high="12", unit="%")),
    ("10%-12%", figure(low="10", high="12", unit="%")),
    ("10 – 12 ships", figure(low="10", high="12", counted="ships")),
    ("between 3,000 and 4,000 troops", figure(low="3,000", high="4,000", counted="troops")),
    ("from 3,000 to 4,000 troops", figure(low="3,000", high="4,000", counted="troops")),
    ("two or three witnesses", figure(low="2", high="3", counted="witnesses")),
    ("two to three witnesses", figure(low="2", high="3", counted="witnesses")),
    ("3m-4m", figure(low="3,000,000", high="4,000,000")),
    ("3-4 million birds", figure(low="3,000,000", high="4,000,000", counted="birds")),
    ("500,000 to 1 million birds", figure(low="500,000", high="1,000,000", counted="birds")),
    ("$10-$12", figure(low="10", high="12", unit="USD")),
    ("$3-4bn", figure(low="3,000,000,000", high="4,000,000,000", unit="USD")),
    ("$3bn to $4bn", figure(low="3,000,000,000", high="4,000,000,000", unit="USD")),
    ("about 10 to 12 ships", figure(low="10", high="12", counted="ships", modality="about")),
    ("an estimated 10 to 12 ships", figure(low="10", high="12", counted="ships", modality="estimated")),
    ("between one hundred and two hundred boats", figure(low="100", high="200", counted="boats")),
    ("between twenty and thirty boats", figure(low="20", high="30", counted="boats")),
    ("rose by 10 to 12 percent", figure(low="10", high="12", unit="%", figure_type="delta")),
    ("fell by 10 to 12 percent", figure(low="-12", high="-10", unit="%", figure_type="delta")),
    ("more than 10 but fewer than 20 ships", figure(low="10", high="20", counted="ships")),
    ("at least 10 and at most 20 ships", figure(low="10", high="20", counted="ships")),
    ("-5C to 2C", figure(low="-5", high="2", unit="°C")),
]

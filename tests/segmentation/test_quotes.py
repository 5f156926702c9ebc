"""Where quotations begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from articles.segmentation.rules import quotes
from tests.segmentation.texts import Paragraph, texts

#: Ten times what it takes: other programs share the machine that tests run on.
MOST_SECONDS = 5.0
CASES = [
    ("He said “no.” She said “yes”.", ["“no.”", "“yes”"]),
    ('He said "no." She said "yes".', ['"no."', '"yes"']),
    ("“He told me, ‘Go home,’” she said.", ["“He told me, ‘Go home,’”", "‘Go home,’"]),
    ("'He told me, \"Go\",' she said.", ["'He told me, \"Go\",'", '"Go"']),
    ("Seoul’s army said it’s over.", []),
    ("Seoul's army said it's over.", []),
    ("the soldiers’ food, the dogs' food", []),
    ("‘Seoul’s army left,’ he said.", ["‘Seoul’s army left,’"]),
    ("'Seoul's army left,' he said.", ["'Seoul's army left,'"]),
    ("In the ’90s “rock ’n’ roll” was new.", ["“rock ’n’ roll”"]),
    ("« Nous partons ! » dit-il.", ["« Nous partons ! »"]),
    ("«Мы идём», — сказал он.", ["«Мы идём»"]),
    ("„Ich bleibe“, sagte er.", ["„Ich bleibe“"]),
    ("„Ich bleibe”, sagte er.", ["„Ich bleibe”"]),
    ("Er sagte: »Ich bleibe.« Sie blieb.", ["»Ich bleibe.«"]),
    ("Han sade ”nej” och gick.", ["”nej”"]),
    ("「行く。『帰る』。」と述べた。", ["「行く。『帰る』。」", "『帰る』"]),
    ("他说：“我们会去。”韩国没有回应。", ["“我们会去。”"]),
    ("“We go. We win.” he said. “Now.”", ["“We go. We win.”", "“Now.”"]),
    ("“We go on, he said", ["“We go on, he said"]),
    ("He said: “We go on. ", ["“We go on."]),
    ("He is 6' 2\" tall and said so.", []),
    ("It is (“so-called”) over.", ["“so-called”"]),
    ("‘unclosed and “closed” here", ["“closed”"]),
    ("‘The dogs’ food is gone,’ he said.", ["‘The dogs’ food is gone,’"]),
    ("He said 'the dogs' food' was gone.", ["'the dogs' food'"]),
    ("'The dogs' food is gone.", []),
    ("O'Brien's 'friends' and the Joneses' car", []),
    ('"The 12" record is mine," he said.', ['"The 12" record is mine,"']),
    ('He is 6\'2" tall. "I am," he said.', ['"I am,"']),
    ("'Tis the season for rock 'n' roll and the '90s'", []),
    ("'Yes', she said; 'no', he said.", ["'Yes'", "'no'"]),
    ("He said ''no'' and ``yes''.", ["''no''", "``yes''"]),
    (",,Ich bleibe'', sagte er.", [",,Ich bleibe''"]),
    ('„Ich bleibe", sagte er.', ['„Ich bleibe"']),
    ('"No,"she said,"yes."', ['"No,"', '"yes."']),
    ("»Ich sagte ›nein‹ zu ihm«, sagte er.", ["»Ich sagte ›nein‹ zu ihm«", "›nein‹"]),
    ("»Jag sade nej», sade hon.", ["»Jag sade nej»"]),
    ('그는 "간다"고 말했다.', ['"간다"']),
    ("그는 ‘간다’고 말했다.", ["‘간다’"]),
    ('他说"我们走"，然后走了。', ['"我们走"']),
    ("הוא אמר ״נלך״ והלך; צה״ל שתק.", ["״נלך״"]),
    ('"We go”, she said; “we stay", he said.', ['"We go”', '“we stay"']),
    ("<<We go>>, she said.", ["<<We go>>"]),
    ("”Vi går”, sa hon. ”Nej.”", ["”Vi går”", "”Nej.”"]),
    ("„Megyünk”, mondta, »holnap«.", ["„Megyünk”", "»holnap«"]),
    ("«Πάμε», είπε. “Όχι”, είπε.", ["«Πάμε»", "“Όχι”"]),
    ("l’«ami» et dell’“amico”", ["«ami»", "“amico”"]),
    ("”Jag sade ’nej’ till honom”, sade hon.", ["”Jag sade ’nej’ till honom”", "’nej’"]),
    ("„Mówię «nie»”, powiedział.", ["„Mówię «nie»”", "«nie»"]),
    ("« Il a dit « non » hier », dit-elle.", ["« Il a dit « non » hier »", "« non »"]),
    ("— Nous partons, dit-il. — Pourquoi ?", []),
    ('צה"ל וארה"ב "תוקפים" יחד', ['"תוקפים"']),
    ("הוא אמר ”לא“ והלך.", ["”לא“"]),
    ('قال: "لا نريد الحرب" ثم غادر.', ['"لا نريد الحرب"']),
    ("“我说‘不’。”他说。", ["“我说‘不’。”", "‘不’"]),
    ("the latitude 35°40'N 139°41'E, a 3\" nail", []),
    ("“”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_table_of_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotes(text)] == expected


#: Blocks are parted by a bar.
PARAGRAPHS = [
    ('"One.|"Two.|"Three," she said. "Done."', ['"One.', '"Two.', '"Three,"', '"Done."']),
    ("'One.|'Two,' he said.", ["'One.", "'Two,'"]),
    ("‘One.|‘Two,’ he said.", ["‘One.", "‘Two,’"]),
    ("“One.|“Two,” he said.", ["“One.", "“Two,”"]),
    ("„Eins.|„Zwei“, sagte er.", ["„Eins.", "„Zwei“"]),
    ("«Un.|«Deux», dit-il.", ["«Un.", "«Deux»"]),
    ("« Un.|» Deux », dit-il.", ["« Un.", "» Deux »"]),
    ("「一。|「二」と述べた。", ["「一。", "「二」"]),
    ('She said: "One.|"Two," she said.', ['"One.', '"Two,"']),
    ('A 12" record.|"Mine," she said.', ['"Mine,"']),
    ("“One, she said.|He left.", []),
    ("'Tis one.|'Tis two.", []),
    ('He left.|"One," she said.', ['"One,"']),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_a_quotation_that_is_opened_anew_in_each_block_has_a_part_in_each(
    text: str, expected: list[str]
) -> None:
    whole = text.replace("|", "\n\n")
    starts = [0, *(at + 2 for at in range(len(whole)) if whole.startswith("\n\n", at))]
    blocks = [
        Paragraph(start, start + len(part)) for start, part in zip(starts, text.split("|"), strict=True)
    ]
    assert [whole[start:end] for start, end in quotes(whole, blocks)] == expected


@pytest.mark.parametrize(
    "scrap", ["“", "„", "‘a ", '"', "« ", "'a ", "”", "“a” ", "»a", "'s ", '1" ', "''a", "’s "]
)
def test_no_repetition_makes_it_slow(scrap: str) -> None:
    text = scrap * (200_000 // len(scrap)) + "x"
    begun = time.thread_time()
    quotes(text)
    assert time.thread_time() - begun < MOST_SECONDS


@given(texts)
def test_quotations_of_any_text_nest_and_lie_inside_it(text: str) -> None:
    found = quotes(text)
    assert found == quotes(text)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
    for first, last in found:
        assert not any(first < start < last < end for start, end in found)

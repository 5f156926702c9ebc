"""What editors do to a story between two versions, one kind at a time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.carrying.drafts import Block, Draft, Sentence, added, joined
from benchmarks.carrying.prose import Writer

type Edit = Callable[[Draft, Writer], Draft]

_CUES = re.compile(r"\b(?:said|claimed|announced|confirmed|denied|warned|reported|told)\b")
_NAMES = re.compile(r"(?<=[\w,“] )[A-Z]\w{3,}")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def _some(draft: Draft, chance: random.Random, share: float, change: Callable[[Sentence], Sentence]) -> Draft:
    """Change a share of the sentences, at least one."""
    places = [(b, s) for b, block in enumerate(draft) for s in range(len(block))]
    chosen = set(chance.sample(places, max(1, round(share * len(places)))))
    return [
        [change(sentence) if (b, s) in chosen else sentence for s, sentence in enumerate(block)]
        for b, block in enumerate(draft)
    ]


def _every(draft: Draft, change: Callable[[Sentence], Sentence]) -> Draft:
    return [[change(sentence) for sentence in block] for block in draft]


def _replace(sentence: Sentence, found: re.Match[str] | None, text: str) -> Sentence:
    return sentence if found is None else sentence.put(*found.span(), text)


def typos(draft: Draft, writer: Writer) -> Draft:
    """A letter is doubled, dropped or swapped in a tenth of the sentences."""
    chance = writer.chance

    def change(sentence: Sentence) -> Sentence:
        words = [span for span in sentence.words() if span[1] - span[0] >= 5]  # noqa: PLR2004 # long enough to be read all the same
        if not words:
            return sentence
        start, end = chance.choice(words)
        at = chance.randrange(start + 1, end - 2)
        word = sentence.text[start:end]
        cut = at - start
        wrong = chance.choice(
            [word[:cut] + word[cut + 1 :], word[:cut] + word[cut] + word[cut:], word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]]
        )
        return sentence.put(start, end, wrong)

    return _some(draft, chance, 0.2, change)


def figures(draft: Draft, writer: Writer) -> Draft:
    """Figures are updated."""
    chance = writer.chance

    def change(sentence: Sentence) -> Sentence:
        found = list(_FIGURES.finditer(sentence.text))
        return _replace(sentence, chance.choice(found) if found else None, f"{chance.randrange(3, 99)},{chance.choice(['000', '250'])}")

    return _some(draft, chance, 0.4, change)


def respelled(draft: Draft, writer: Writer) -> Draft:
    """A name is spelled anew wherever it stands."""
    names = sorted({found[0] for block in draft[1:] for sentence in block for found in _NAMES.finditer(sentence.text)})
    if not names:
        return draft
    name = writer.chance.choice(names)
    other = name.translate(str.maketrans("eioukv", "iyauqw"))
    if other == name:
        other = name + "h"

    def change(sentence: Sentence) -> Sentence:
        for found in reversed(list(re.finditer(rf"\b{re.escape(name)}\b", sentence.text))):
            sentence = sentence.put(*found.span(), other)
        return sentence

    return _every(draft, change)


def cues(draft: Draft, writer: Writer) -> Draft:
    """Verbs of saying are replaced by others."""
    def change(sentence: Sentence) -> Sentence:
        return _replace(sentence, _CUES.search(sentence.text), writer.chance.choice(["claimed", "insisted", "alleged", "told reporters"]))

    return _some(draft, writer.chance, 0.5, change)


def _reworded(sentence: Sentence, writer: Writer, share: float) -> Sentence:
    """Replace a share of the words, and put in or drop a few."""
    for start, end in reversed(sentence.words()):
        dice = writer.chance.random()
        if dice < share * 0.7:
            sentence = sentence.put(start, end, writer.word())
        elif dice < share * 0.85:
            sentence = sentence.without(start, min(end + 1, len(sentence.text)))
        elif dice < share:
            sentence = sentence.put(start, start, writer.word() + " ")
    return sentence


def reworded(draft: Draft, writer: Writer) -> Draft:
    """A word in eight is another in a third of the sentences."""
    return _some(draft, writer.chance, 0.3, lambda sentence: _reworded(sentence, writer, 0.12))


def rewritten(draft: Draft, writer: Writer) -> Draft:
    """Half of the words are others in a fifth of the sentences."""
    return _some(draft, writer.chance, 0.2, lambda sentence: _reworded(sentence, writer, 0.5))


def all_rewritten(draft: Draft, writer: Writer) -> Draft:
    """Another story altogether."""
    return [[added(sentence) for sentence in block] for block in Writer(random.Random(writer.chance.random())).story(40 * len(draft))]


def _added_block(writer: Writer) -> Block:
    return [added(sentence) for sentence in writer.block()]


def paragraph_above(draft: Draft, writer: Writer) -> Draft:
    """A new lead."""
    return [*draft[:1], _added_block(writer), *draft[1:]]


def paragraphs_added(draft: Draft, writer: Writer) -> Draft:
    """A few paragraphs are put in."""
    made = list(draft)
    for _ in range(writer.chance.randrange(1, 4)):
        made.insert(writer.chance.randrange(1, len(made) + 1), _added_block(writer))
    return made


def paragraphs_dropped(draft: Draft, writer: Writer) -> Draft:
    """A few paragraphs are cut."""
    made = list(draft)
    for _ in range(min(writer.chance.randrange(1, 4), len(made) - 2)):
        del made[writer.chance.randrange(1, len(made))]
    return made


def tail_dropped(draft: Draft, writer: Writer) -> Draft:
    """The end is cut, and there is a new lead."""
    return [*draft[:1], _added_block(writer), *draft[1 : max(2, len(draft) * 2 // 3)]]


def paragraph_moved(draft: Draft, writer: Writer) -> Draft:
    """A paragraph is put elsewhere."""
    made = list(draft)
    block = made.pop(writer.chance.randrange(1, len(made)))
    made.insert(writer.chance.randrange(1, len(made) + 1), block)
    return made


def paragraph_moved_and_edited(draft: Draft, writer: Writer) -> Draft:
    """A paragraph is put elsewhere, and words of it changed."""
    made = list(draft)
    block = made.pop(writer.chance.randrange(1, len(made)))
    made.insert(writer.chance.randrange(1, len(made) + 1), [_reworded(sentence, writer, 0.12) for sentence in block])
    return made


def reordered(draft: Draft, writer: Writer) -> Draft:
    """All paragraphs stand in another order."""
    rest = list(draft[1:])
    writer.chance.shuffle(rest)
    return [*draft[:1], *rest]


def merged(draft: Draft, writer: Writer) -> Draft:
    """Paragraphs are joined."""
    made: Draft = []
    for number, block in enumerate(draft):
        if number > 1 and writer.chance.random() < 0.4:  # noqa: PLR2004 # two of five
            made[-1] = [*made[-1], *block]
        else:
            made.append(block)
    return made


def split(draft: Draft, _writer: Writer) -> Draft:
    """Each sentence is a paragraph."""
    return [[sentence] for block in draft for sentence in block]


def sentences_added(draft: Draft, writer: Writer) -> Draft:
    """Sentences are put between others, within passages too."""
    made = [list(block) for block in draft]
    for _ in range(max(2, len(draft) // 3)):
        block = writer.chance.choice(made[1:])
        block.insert(writer.chance.randrange(len(block) + 1), added(writer.sentence()))
    return made


def sentences_dropped(draft: Draft, writer: Writer) -> Draft:
    """Sentences are cut."""
    made = [list(block) for block in draft]
    for _ in range(max(2, len(draft) // 3)):
        block = writer.chance.choice([block for block in made[1:] if block] or [made[0]])
        if len(block) > 0 and block is not made[0]:
            del block[writer.chance.randrange(len(block))]
    return made


def sentences_swapped(draft: Draft, writer: Writer) -> Draft:
    """Sentences change places, within a paragraph or between two."""
    made = [list(block) for block in draft]
    places = [(b, s) for b, block in enumerate(made) if b for s in range(len(block))]
    for _ in range(2):
        (one, first), (other, second) = writer.chance.sample(places, 2)
        made[one][first], made[other][second] = made[other][second], made[one][first]
    return made


def sentences_replaced(draft: Draft, writer: Writer) -> Draft:
    """Sentences are cut, and others about the same stand in their places."""
    return _some(draft, writer.chance, 0.15, lambda _: added(writer.sentence()))


def words_added(draft: Draft, writer: Writer) -> Draft:
    """Words are put in."""
    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        at = writer.chance.choice(words)[0] if words else 0
        return sentence.put(at, at, f"{writer.adverb()} ")

    return _some(draft, writer.chance, 0.4, change)


def clauses_added(draft: Draft, writer: Writer) -> Draft:
    """A clause is put into sentences."""
    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        at = writer.chance.choice(words[1:])[0] - 1 if len(words) > 1 else 0
        return sentence.put(at, at, f", {writer.clause()},")

    return _some(draft, writer.chance, 0.25, change)


def clauses_dropped(draft: Draft, writer: Writer) -> Draft:
    """A third of a sentence is cut from it."""
    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        if len(words) < 8:  # noqa: PLR2004 # too short to lose a third
            return sentence
        first = writer.chance.randrange(1, len(words) - len(words) // 3)
        return sentence.without(words[first][0], words[first + len(words) // 3 - 1][1] + 1)

    return _some(draft, writer.chance, 0.25, change)


def turned(draft: Draft, writer: Writer) -> Draft:
    """“A, B said.” becomes “B said A.”"""
    def change(sentence: Sentence) -> Sentence:
        found = re.search(r"(?P<what>.+),(?P<close>”?) (?P<who>[^,]+)\.$", sentence.text)
        if found is None or not sentence.text:
            return sentence
        what, who = sentence.cut(0, found.end("what")), sentence.cut(found.start("who"), found.end("who"))
        return joined([who.recased(upper=True), added(" that "), what.recased(upper=False), added(".")])

    return _some(draft, writer.chance, 0.6, change)


def repeated(draft: Draft, writer: Writer) -> Draft:
    """Sentences stand once more in another paragraph."""
    made = [list(block) for block in draft]
    for _ in range(3):
        block = writer.chance.choice(draft[1:])
        if block:
            target = writer.chance.randrange(1, len(made))
            if draft[target] is not block:
                made[target].insert(writer.chance.randrange(len(made[target]) + 1), added(writer.chance.choice(block).text))
    return made


def alike_added(draft: Draft, writer: Writer) -> Draft:
    """Sentences are put in that are like others but for a word or two."""
    made = [list(block) for block in draft]
    for _ in range(4):
        block = writer.chance.choice([block for block in draft[1:] if block])
        like = _reworded(writer.chance.choice(block), writer, 0.12).text
        target = writer.chance.choice(made[1:])
        target.insert(writer.chance.randrange(len(target) + 1), added(like))
    return made


def replaced_by_alike(draft: Draft, writer: Writer) -> Draft:
    """A sentence is cut, and one that is like it stands elsewhere, not near it."""
    made = [list(block) for block in draft]
    for _ in range(2):
        number = writer.chance.randrange(1, len(made))
        if not made[number]:
            continue
        gone = made[number].pop(writer.chance.randrange(len(made[number])))
        like = _reworded(gone, writer, 0.3).text
        far = [target for target in range(1, len(made)) if abs(target - number) > 1]
        if far and like != gone.text:
            target = made[writer.chance.choice(far)]
            target.insert(writer.chance.randrange(len(target) + 1), added(like))
    return [block for block in made if block]


def pronouns(draft: Draft, writer: Writer) -> Draft:
    """A name becomes a pronoun, or a pronoun a name."""
    def change(sentence: Sentence) -> Sentence:
        found = re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b", sentence.text)
        if found:
            return _replace(sentence, found, writer.chance.choice(writer.people))
        return _replace(sentence, re.search(r"\b[A-Z]\w+ [A-Z]\w+", sentence.text), writer.chance.choice(["he", "she"]))

    return _some(draft, writer.chance, 0.6, change)


def headline_changed(draft: Draft, writer: Writer) -> Draft:
    """Another headline, on half the words of the first."""
    return [[_reworded(sentence, writer, 0.4) for sentence in draft[0]], *draft[1:]]


def _mapped(draft: Draft, pattern: str, text: Callable[[re.Match[str]], str]) -> Draft:
    def change(sentence: Sentence) -> Sentence:
        for found in reversed(list(re.finditer(pattern, sentence.text))):
            sentence = sentence.put(*found.span(), text(found))
        return sentence

    return _every(draft, change)


_TYPOGRAPHY = {"“": '"', "”": '"', "’": "'", '"': "“", "'": "’", " ": "\u00a0", "-": "\u2013", "—": "--", "…": "..."}


def typography(draft: Draft, writer: Writer) -> Draft:
    """Quotation marks, dashes and some of the spaces are others."""
    return _mapped(draft, "[“”’\"'—…-]|(?<=\\d) ", lambda found: _TYPOGRAPHY[found[0]])


def unseen(draft: Draft, writer: Writer) -> Draft:
    """Soft hyphens and characters of no width are put into words."""
    return _mapped(draft, r"(?<=\w\w\w)(?=\w\w\w)", lambda _: writer.chance.choice(["", "", "\u00ad", "\u200b", "\u2060"]))


def capitals(draft: Draft, _writer: Writer) -> Draft:
    """The headline and the first words of paragraphs are in capitals."""
    made = []
    for number, block in enumerate(draft):
        first = block[0]
        words = first.words()
        most = len(words) if not number else 3
        for start, end in words[:most]:
            if len(first.text[start:end].upper()) == end - start:
                first = first.put(start, end, first.text[start:end].upper()) if end - start == 1 else _recased(first, start, end)
        made.append([first, *block[1:]])
    return made


def _recased(sentence: Sentence, start: int, end: int) -> Sentence:
    return Sentence(sentence.text[:start] + sentence.text[start:end].upper() + sentence.text[end:], sentence.origins)


def unchanged(draft: Draft, _writer: Writer) -> Draft:
    """Nothing is changed."""
    return draft


def emptied(_draft: Draft, writer: Writer) -> Draft:
    """The text is withdrawn."""
    return [[added("This story has been withdrawn.")]]


def several(draft: Draft, writer: Writer) -> Draft:
    """A real revision: three to six of these one after another."""
    for edit in writer.chance.sample(_USUAL, writer.chance.randrange(3, 7)):
        draft = [block for block in edit(draft, writer) if block]
    return draft


_USUAL: list[Edit] = [
    typos, figures, cues, reworded, paragraph_above, paragraphs_added, paragraphs_dropped, paragraph_moved, merged,
    sentences_added, sentences_dropped, words_added, clauses_added, clauses_dropped, headline_changed, pronouns, typography,
    turned, respelled,
]  # fmt: skip

EDITS: dict[str, Edit] = {
    edit.__name__.replace("_", " "): edit
    for edit in (
        unchanged, typos, figures, respelled, cues, pronouns, words_added, clauses_added, clauses_dropped, turned, reworded,
        rewritten, headline_changed, typography, unseen, capitals, paragraph_above, paragraphs_added, paragraphs_dropped,
        tail_dropped, paragraph_moved, paragraph_moved_and_edited, reordered, merged, split, sentences_added,
        sentences_dropped, sentences_swapped, sentences_replaced, repeated, alike_added, replaced_by_alike, several,
        all_rewritten, emptied,
    )
}  # fmt: skip

"""What editors do with whole paragraphs and sentences."""

from __future__ import annotations

from benchmarks.carrying.drafts import Block, Draft, added
from benchmarks.carrying.prose import Writer
from benchmarks.carrying.wording import reword, some


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
    made.insert(
        writer.chance.randrange(1, len(made) + 1), [reword(sentence, writer, 0.12) for sentence in block]
    )
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
    return some(draft, writer.chance, 0.15, lambda _: added(writer.sentence()))


def repeated(draft: Draft, writer: Writer) -> Draft:
    """Sentences stand once more in another paragraph."""
    made = [list(block) for block in draft]
    for _ in range(3):
        block = writer.chance.choice(draft[1:])
        if block:
            target = writer.chance.randrange(1, len(made))
            if draft[target] is not block:
                made[target].insert(
                    writer.chance.randrange(len(made[target]) + 1), added(writer.chance.choice(block).text)
                )
    return made


def alike_added(draft: Draft, writer: Writer) -> Draft:
    """Sentences are put in that are like others but for a word or two."""
    made = [list(block) for block in draft]
    for _ in range(4):
        block = writer.chance.choice([block for block in draft[1:] if block])
        like = reword(writer.chance.choice(block), writer, 0.12).text
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
        like = reword(gone, writer, 0.3).text
        # Not where it would be the next paragraph but for those that were cut as well.
        far = [
            target
            for target in range(1, len(made))
            if sum(map(bool, made[min(number, target) + 1 : max(number, target)])) > 1
        ]
        if far and like != gone.text:
            target = made[writer.chance.choice(far)]
            target.insert(writer.chance.randrange(len(target) + 1), added(like))
    return [block for block in made if block]

"""How spaCy numbers its strings: those that it has a symbol for by their place in its list, all others by
MurmurHash64A of their UTF-8.
"""

from __future__ import annotations

from functools import lru_cache

# spaCy's symbols, as version 3 has them (spacy/symbols.pyx).
_FLAGS = """
    IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL
    IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY
"""
_ATTRIBUTES = """
    ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD
    SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ
    SYM VERB X EOL SPACE
"""
_LABELS = """
    PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY
    QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj
    cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod
    nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep
    prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _
"""
_SYMBOLS = (
    "",
    *_FLAGS.split(),
    *(f"FLAG{number}" for number in range(19, 64)),
    *_ATTRIBUTES.split(),
    *(f"DEPRECATED{number:03}" for number in range(1, 277)),
    *_LABELS.split(),
)
_NUMBERS = {name: number for number, name in enumerate(_SYMBOLS)}
_M, _R, _SEED = 0xC6A4A7935BD1E995, 47, 1
_64_BITS = (1 << 64) - 1


@lru_cache(maxsize=100_000)
def number_of(words: str) -> int:
    """Return the number of a string; 0 for the empty one."""
    known = _NUMBERS.get(words)
    return _hashed(words.encode()) if known is None else known


def _hashed(content: bytes) -> int:
    """Return MurmurHash64A with spaCy's seed. Austin Appleby put the algorithm into the public domain."""
    value = _SEED ^ (len(content) * _M & _64_BITS)
    whole = len(content) & ~7
    for at in range(0, whole, 8):
        part = int.from_bytes(content[at : at + 8], "little") * _M & _64_BITS
        part = (part ^ part >> _R) * _M & _64_BITS
        value = (value ^ part) * _M & _64_BITS
    if rest := content[whole:]:
        value = (value ^ int.from_bytes(rest, "little")) * _M & _64_BITS
    value = (value ^ value >> _R) * _M & _64_BITS
    return value ^ value >> _R

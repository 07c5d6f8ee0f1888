"""The reading grade of English texts, after Kincaid, Fishburne, Rogers and Chissom (1975)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.model.sentences import count_sentences

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
#: An end of a word that is not spoken, after the letter that it keeps.
SILENT_END = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e|[aeiouy]le)$")
VOWELS = re.compile(r"[aeiouy]+")
SPLIT_VOWELS = re.compile(r"i[ao](?!u)|eo|ua|[aeiou]ing$")
JOINED_VOWELS = re.compile(r"[cstx]i[ao]")


def measure_grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade level of some texts taken together; 0 without words."""
    words = sentences = syllables = 0
    for text in texts:
        words_of_text, sentences_of_text, syllables_of_text = _count(text)
        words += words_of_text
        sentences += sentences_of_text
        syllables += syllables_of_text
    if not words:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=20_000)  # a server need not count twice what nobody has edited
def _count(text: str) -> tuple[int, int, int]:
    """Return how many words, sentences, and syllables a text has; none where it has no words."""
    words = WORD.findall(text)
    if not words:
        return 0, 0, 0
    return len(words), count_sentences(text), sum(map(count_syllables, words))


@lru_cache(maxsize=20_000)  # a few thousand words make up all texts
def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has.

    These are its groups of vowels, less a silent end, more for vowels that are spoken apart.
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    stem = SILENT_END.sub(lambda end: end[0][0], letters)
    groups = len(VOWELS.findall(stem))
    split = len(SPLIT_VOWELS.findall(stem))
    joined = len(JOINED_VOWELS.findall(stem))
    return max(1, groups + split - joined)

"""The reading grade of English texts, after Kincaid, Fishburne, Rogers and Chissom (1975)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
SENTENCE_END = re.compile(r"[.!?:;](?=[\s\"')”’]|$)")
#: An end of a word that is not spoken, after the letter that it keeps.
SILENT_END = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e|[aeiouy]le)$")
VOWELS = re.compile(r"[aeiouy]+")
SPLIT_VOWELS = re.compile(r"i[ao](?!u)|eo|ua|[aeiou]ing$")
JOINED_VOWELS = re.compile(r"[cstx]i[ao]")


def measure_grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade level of some texts taken together; 0 without words."""
    words = sentences = syllables = 0
    for text in texts:
        words_of_text = WORD.findall(text)
        if words_of_text:
            words += len(words_of_text)
            sentences += max(1, len(SENTENCE_END.findall(text)))
            syllables += sum(map(count_syllables, words_of_text))
    if not words:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


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

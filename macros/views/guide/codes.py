"""Short codes for responses, to stand above boxes where there is no room for words."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

ASIDE = "?"


@dataclass(frozen=True)
class CodedResponse:
    """A response by its key, with its code."""

    key: str
    code: str
    text: str


def code_responses(
    responses: Mapping[str, str], aside: Container[str]
) -> tuple[CodedResponse, ...]:
    """Return a set's responses with codes that tell them apart.

    A code is the first letter of the word in which a response differs from the others; `?` for
    the only one `aside`. Where letters do not tell them apart, codes are numbers: those that
    the responses begin with, or else as the fingers that people show.
    """
    ordered = [key for key in responses if key not in aside]
    beside = [key for key in responses if key in aside]
    if len(beside) != 1:
        ordered, beside = list(responses), []
    letters = _list_letters([responses[key].split() for key in ordered])
    codes = dict(zip(ordered, letters, strict=True)) | dict.fromkeys(beside, ASIDE)
    return tuple(CodedResponse(key, codes[key], text) for key, text in responses.items())


def _list_letters(texts: Sequence[Sequence[str]]) -> list[str]:
    """Return a code for each of some responses, given as their words."""
    numbers = [words[0].rstrip(".:)") if words else "" for words in texts]
    if len(set(numbers)) == len(numbers) and all(number.isdecimal() for number in numbers):
        return numbers
    telling = texts
    while len(texts) > 1 and _share_word([words[:1] for words in telling]):
        telling = [words[1:] for words in telling]
    letters = [words[0][0].upper() if words else "" for words in telling]
    if len(set(letters)) == len(letters) and all(letter.isalpha() for letter in letters):
        return letters
    return [str(number) for number in range(1, len(texts) + 1)]


def _share_word(firsts: Sequence[Sequence[str]]) -> bool:
    """Do all responses begin with the same word?"""
    words = {first[0].casefold() if first else "" for first in firsts}
    return len(words) == 1 and "" not in words

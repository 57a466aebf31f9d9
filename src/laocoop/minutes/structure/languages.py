"""Which language of a document is read, and what the same clauses say in its others."""

from __future__ import annotations

from collections import Counter

from laocoop.domain.search.folding import compose
from laocoop.minutes.language.lexicon import LANGUAGES_READ, lexicon
from laocoop.minutes.language.markers import marker
from laocoop.minutes.language.text import language_of
from laocoop.minutes.source.lines import Line
from laocoop.minutes.structure.clauses import clause_tree

_LATIN = tuple(language for language in LANGUAGES_READ if language not in ("vi", "lo"))


def _in_other_letters(lines: list[Line]) -> str:
    """Which language a text in Latin letters, without those of Vietnamese, is in: the one whose
    commonest words are commonest.
    """
    text = compose("\n".join(line.text for line in lines))
    counts = {code: lexicon(code).words("common").count(text) for code in _LATIN}
    return max(_LATIN, key=lambda code: counts[code])


def one_language(lines: list[Line]) -> tuple[str, list[Line], dict[str, dict[str, str]]]:
    """The language to read, its lines, and the same clauses of other languages by their names."""
    spoken = [language_of(line.text) for line in lines]
    weights: Counter[str] = Counter()
    for line, language in zip(lines, spoken, strict=True):
        if language:
            weights[language] += len(line.text) * (2 if marker(line.text) else 1)
    if not weights:
        return "en", lines, {}
    if weights.most_common(1)[0][0] == "en" and (other := _in_other_letters(lines)) != "en":
        return other, lines, {}
    total = sum(weights.values())
    real = [language for language in LANGUAGES_READ if weights[language] > total * 0.2]
    main = next((language for language in ("vi", "en", "lo") if language in real), "en")
    by_language = {
        language: [line for line, own in zip(lines, spoken, strict=True) if own in ("", language)]
        for language in real
    }
    trees = {language: clause_tree(own) for language, own in by_language.items()}
    names = {
        language: {clause.name for clause in tree.walk() if clause.name}
        for language, tree in trees.items()
    }
    same = [
        language
        for language in real
        if language != main and len(names[language] & names[main]) * 2 > len(names[main]) > 0
    ]
    if not same:
        if len(real) < 2:
            return main, lines, {}
        main = max(real, key=lambda language: weights[language])
        return main, lines, {}
    others: dict[str, dict[str, str]] = {}
    for language in same:
        for clause in trees[language].walk():
            if clause.name and clause.text:
                others.setdefault(clause.name, {})[language] = clause.text
    left = [
        line
        for line, own in zip(lines, spoken, strict=True)
        if own in ("", main) or own not in same
    ]
    return main, left, others

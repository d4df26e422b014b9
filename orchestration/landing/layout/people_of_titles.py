"""Columns that count some of the people that the title names: `Thời vụ`, `Nữ` below `LAO ĐỘNG TRONG HTX`.

Belongs here: headers that are a wording only together with the title. Not here: parts beside a column of all of them
(`columns_beside`), rows below such a title (`meaning.completed_labels`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import Column
from orchestration.landing.values.periods import Time, read_time
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon


def people_of_the_title(
    columns: Iterable[Column], unknown: Iterable[tuple[int, str]], title: Sequence[str], lexicon: Lexicon
) -> list[Column]:
    """The columns that say what they count only together with the people that a title is about, with them.

    Args:
        columns: those of figures; of those the ones that are a part of anybody, `Nữ`.
        unknown: columns whose header means nothing known: index and text.
        title: the lines of the title.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def found(text, *title):
    ...     return [column.label.words for column in people_of_the_title([], [(2, text)], title, load_lexicon())]
    >>> found("Thời vụ", "LAO ĐỘNG TRONG HTX"), found("Máy cày", "LAO ĐỘNG TRONG HTX"), found("Thời vụ", "HTX")
    ([('lao', 'dong', 'thoi', 'vu')], [], [])
    >>> found("Thành viên hiện có", "LAO ĐỘNG TRONG HTX"), found("Tỉnh mới", "SỐ THÀNH VIÊN HTX")
    ([], [])
    """
    parts = [(c.index, c.text) for c in columns if c.label and lexicon.codes("part", c.label.words)]
    found = []
    for index, text in [*parts, *unknown]:
        label = lexicon.read(text)
        if not label.words or label.entities or label.refused or read_time(text).says_something:
            continue
        for noun in _nouns(title, lexicon):
            if len(lexicon.codes("indicator", noun + label.words)) == 1:
                whole = replace(label, words=noun + label.words)
                found.append(Column(index, text, Time(), Time(), whole, unit_text=label.unit_text))
                break
    return found


def says_it_alone(label: Label, lexicon: Lexicon) -> bool:
    """Whether the words of a header are its own, not completed by those of the title."""
    return len(label.words) <= len(lexicon.read(label.text).words)


def _nouns(title: Sequence[str], lexicon: Lexicon) -> Sequence[tuple[str, ...]]:
    """What the only people are called that the nearest line of a title tells of, and nothing beside."""
    measures = next(filter(None, map(lexicon.titled.measures, reversed(title))), ())
    return lexicon.people.nouns(measures[0]) if len(measures) == 1 else ()

"""Labels that are one wording only together with a heading or title above them: `Thường xuyên` below `Lao động`.

Belongs here: the words of both, read as one label. Not here: labels that say by themselves what they count
(`indicators`), what a row takes from the rows above it (`statistics`). Pure.
"""

from __future__ import annotations

from orchestration.landing.layout.outline import Context, Meaning, Outline
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titled import AVERAGE


class CompletedLabels:
    """The labels of one table, completed by what stands above them.

    Args:
        outline: the rows above the present one.
        indicators: what labels count.
        lexicon: known wordings.
    """

    def __init__(self, outline: Outline, indicators: Indicators, lexicon: Lexicon) -> None:
        self._outline, self._indicators, self._lexicon = outline, indicators, lexicon

    def by_heading(self, label: Label, depth: float, context: Context, unit: Unit | None) -> Meaning | None:
        """`Là thành viên` below `Lao động`: label and heading are one wording."""
        if not context.words or not label.words or (label.entities and not label.each and label.words != AVERAGE):
            return None  # `- HTX nông nghiệp` names rows of its own, `- Bình quân 1 HTX` completes `Vốn điều lệ`
        # a heading that means nothing by itself does not stop a row that completes it
        meaning = self._outline.context(depth, past_nearest=True).meaning if context.blocked else context.meaning
        completed = self._indicators.of_words(label, context.words + label.words, meaning, unit)
        if completed and not self._indicators.counts_amount(completed) and self._indicators.names_amount(label):
            return None  # `Lợi nhuận` below `Kết quả kinh doanh` is money, not the number of those that make a profit
        return completed

    def by_heading_over_kind(self, label: Label, depth: float, context: Context, unit: Unit | None) -> Meaning | None:
        """`1.1 Thường xuyên` below `1 Hợp tác xã` below `III Lao động`: label and upper heading are one wording."""
        if context.blocked or context.words or not label.words or label.entities:
            return None
        over = self._outline.context(depth, past_nearest=True)
        if not over.words or over.meaning.indicator != context.meaning.indicator:
            return None
        return self._indicators.of_words(label, over.words + label.words, context.meaning, unit)

    def by_title(self, label: Label, context: Context, unit: Unit | None) -> Meaning | None:
        """`Trong đó: Nữ` below a title of members: label and title are one wording."""
        titled = self._outline.base.indicator
        if not titled or context.blocked or context.words or not label.words or label.entities:
            return None
        if context.meaning.indicator != titled:
            return None
        read = (
            self._indicators.of_words(label, noun + label.words, context.meaning, unit)
            for noun in self._lexicon.people.nouns(titled)
        )
        return next(filter(None, read), None)

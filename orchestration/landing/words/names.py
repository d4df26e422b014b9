"""Which organisations does a label name, and what else does it say?

Belongs here: names of organisations among the words of a label, alone, joined (`HTX, LHHTX`) or excluded (`không bao
gồm QTDND`). Not here: what the other words mean (`lexicon`). Pure; the names are data (seed `wordings`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.landing.writing.phrases import PUNCTUATION, Phrases, Words

_JOINERS = PUNCTUATION - {"%"} | {"va", "gom", "bao", "ke", "ca"}
_EXCLUSIONS = frozenset({"khong", "tru", "ngoai", "chua"})
_COMPOSITES = {
    frozenset({"cooperative", "union"}): "cooperative_union",
    frozenset({"cooperative", "credit_fund"}): "cooperative_credit_fund",
    frozenset({"cooperative", "union", "group"}): "all",
    frozenset({"cooperative", "union", "group", "credit_fund"}): "all",
    frozenset({"cooperative", "group", "credit_fund"}): "all",
}


NO_NAME = "none"  # `Ngân hàng HTX` is no cooperative


@dataclass
class Names:
    """The names of organisations.

    >>> names = Names()
    >>> names.add(("htx",), "cooperative")
    >>> names.add(("lhhtx",), "union")
    >>> names.taken_from(["tong", "htx", "va", "lhhtx", "dang", "hoat", "dong"])
    (('cooperative_union',), ['tong', 'dang', 'hoat', 'dong'])
    """

    phrases: Phrases = field(default_factory=Phrases)

    def add(self, words: Words, code: str) -> None:
        """Learn a name."""
        self.phrases.add(words, code)

    def at(self, tokens: Words | list[str], start: int) -> tuple[str, int] | None:
        """The longest name that begins at a position: its code and length."""
        return self.phrases.at(tokens, start)

    def first_in(self, tokens: Words | list[str]) -> str | None:
        """The first kind of organisation named."""
        if self.phrases.longest.keys().isdisjoint(tokens):
            return None
        position = 0
        while position < len(tokens):
            code, length = self.at(tokens, position) or (NO_NAME, 1)
            if code != NO_NAME:
                return code
            position += length
        return None

    def taken_from(self, tokens: list[str]) -> tuple[tuple[str, ...], list[str]]:
        """Names of organisations, those joined by `,` or `và` or `bao gồm` as one composite, and the other words.

        `hợp tác xã thành viên` is what a union has, no name: it stays among the words.
        """
        words: list[str] = []
        groups: list[list[str]] = []
        between: list[str] = []  # joining words since the last name: they mean nothing if another name follows
        joined = False
        excluded = False
        position = 0
        while position < len(tokens):
            found = self.phrases.at(tokens, position)
            if found and found[0] == NO_NAME:
                words += [*between, *tokens[position : position + found[1]]]
                joined, between = False, []
                position += found[1]
                continue
            if (
                found
                and tokens[position + found[1] : position + found[1] + 2] == ["thanh", "vien"]
                and found[0] == "cooperative"
            ):
                words += [*between, "hop-tac-xa-thanh-vien"]
                between = []
                position += found[1] + 2
                joined = False
                continue
            if found:
                code, length = found
                if not excluded:
                    if joined:
                        groups[-1].append(code)
                    else:
                        groups.append([code])
                joined, excluded, between = True, False, []
                position += length
                continue
            token = tokens[position]
            if joined and token in _EXCLUSIONS and self._named_after(tokens, position + 1) not in (None, *groups[-1]):
                excluded = True
                position += 1
                continue
            if joined and token in _JOINERS:
                between.append(token)
            else:
                joined = excluded = False
                words += [*between, token]
                between = []
            position += 1
        words += between
        entities = [joined_name(group) for group in groups]
        if "" in entities:
            return ("", ""), words  # a combination without a code: never one entity
        return tuple(dict.fromkeys(entities)), words

    def _named_after(self, tokens: list[str], position: int) -> str | None:
        """The name before which only joining words stand: `không bao gồm QTDND`, not `không hoạt động`.

        `HTX (không gồm HTX nông nghiệp)` excludes some of those it names: there the words stay.
        """
        while position < len(tokens) and tokens[position] in _JOINERS | {"tinh"}:
            position += 1
        found = self.phrases.at(tokens, position) if position < len(tokens) else None
        return found[0] if found else None


def joined_name(names: list[str]) -> str:
    """What several kinds of organisations are called together; '' where no code stands for them."""
    distinct = frozenset(names)
    if "all" in distinct:
        return "all"
    if len(distinct) == 1:
        return names[0]
    return _COMPOSITES.get(distinct, "")

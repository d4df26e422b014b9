"""Which organisations does a label name, and what else does it say?

Belongs here: names of organisations among the words of a label, alone, joined (`HTX, LHHTX`) or excluded (`không bao
gồm QTDND`). Not here: what the other words mean (`lexicon`). Pure; the names are data (seed `wordings`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.landing.writing.phrases import PUNCTUATION, Phrases, Words

_JOINERS = PUNCTUATION - {"%"} | {"va", "gom", "bao", "ke", "ca", "cac"}
_EXCLUSIONS = frozenset({"khong", "tru", "ngoai", "chua"})
_COUNTED = frozenset({"tinh"})  # `không tính QTDND`; elsewhere the word may be a province
_INCLUSIONS = frozenset({"gom", "ke"}) | _COUNTED
_COUNTING = _JOINERS | _COUNTED
_BESIDE_NAMES = _COUNTING | _EXCLUSIONS  # of an aside
_ALSO = frozenset({"ca", "ke"})  # others too
_NOBODY_SAYS = "?"  # those to whom others are added
_ASIDE = frozenset("(,;-")  # before an aside that ends the label
_LONGEST_ASIDE = 40  # words: what is longer adds nobody, and is not looked through from each of its brackets
_COMPOSITES = {
    frozenset({"cooperative", "union"}): "cooperative_union",
    frozenset({"cooperative", "credit_fund"}): "cooperative_credit_fund",
    frozenset({"cooperative", "union", "group"}): "all",
    frozenset({"cooperative", "union", "group", "credit_fund"}): "all",
    frozenset({"cooperative", "group", "credit_fund"}): "all",
}


NO_NAME = "none"  # `Ngân hàng HTX` is no cooperative
_MEMBERS = ["thanh", "vien"]  # behind `hợp tác xã`: those of a union
_BELONG = ({"thanh", "vien"}, {"tham", "gia"})
_BETWEEN = frozenset({"la", "lam", "vao", "cua", "trong", "cac"}).union(*_BELONG)


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
        taken = _Taken()
        position = 0
        while position < len(tokens):
            if tokens[position] in _ASIDE and (aside := self._aside(tokens, position, taken)) is not None:
                taken.add_aside(aside)
                break
            found = self.phrases.at(tokens, position)
            if found is None:
                if taken.joined and self._excludes(tokens, position, taken.groups[-1]):
                    taken.excluded = True
                else:
                    taken.word(tokens[position])
                position += 1
                continue
            code, length = found
            after = position + length
            if code == NO_NAME:
                taken.no_name(tokens[position:after])
            elif code == "cooperative" and (members_until := self._members_until(tokens, after)):
                taken.no_name(["hop-tac-xa-thanh-vien"])
                after = members_until
            else:
                taken.name(code)
            position = after
        words = [*taken.words, *taken.between]
        entities = [joined_name(group) for group in taken.groups]
        if "" in entities:
            return ("", ""), words  # a combination without a code: never one entity
        return tuple(dict.fromkeys(entities)), words

    def _members_until(self, tokens: list[str], start: int) -> int | None:
        """Where the words end that make cooperatives members of a union: `HTX thành viên`, `HTX tham gia liên hiệp`."""
        end = start
        while end < len(tokens) and tokens[end] in _BETWEEN:
            end += 1
        found = self.phrases.at(tokens, end) if end < len(tokens) else None
        if found and found[0] == "union" and any(said.issubset(tokens[start:end]) for said in _BELONG):
            return end
        return start + len(_MEMBERS) if tokens[start : start + len(_MEMBERS)] == _MEMBERS else None

    def _aside(self, tokens: list[str], position: int, taken: _Taken) -> list[str] | None:
        """The names added at the end of a label behind other words: `HTX đang hoạt động (kể cả QTDND)`.

        None are where others than those named are left out, `(trừ QTDND)`; no aside is what says anything more. To
        whom `Thành viên (kể cả QTDND)` adds them is not said: those are of a combination without a code.
        """
        if len(taken.groups) > 1 or taken.joined or len(tokens) - position > _LONGEST_ASIDE:
            return None
        said: set[str] = set()
        names: list[str] = []
        while position < len(tokens):
            if found := self.phrases.at(tokens, position):
                names.append(found[0])
            elif tokens[position] in _BESIDE_NAMES:
                said.add(tokens[position])
            else:
                return None
            position += found[1] if found else 1
        if not names or NO_NAME in names:
            return None
        if not taken.groups:
            also = bool(said & _ALSO) or (len(names) == 1 and bool(said & _INCLUSIONS))
            return [*names, _NOBODY_SAYS] if also and not said & _EXCLUSIONS else None
        if said & _EXCLUSIONS:
            return None if {*names} & {*taken.groups[0]} else []
        return names if said & _INCLUSIONS else None

    def _excludes(self, tokens: list[str], position: int, named: list[str]) -> bool:
        """Whether a word excludes organisations that are not among those named: `không bao gồm QTDND`.

        `HTX (không gồm HTX nông nghiệp)` excludes some of those it names: there the words stay.
        """
        return tokens[position] in _EXCLUSIONS and self._named_after(tokens, position + 1) not in (None, *named)

    def _named_after(self, tokens: list[str], position: int) -> str | None:
        """The name before which only joining words stand: `bao gồm QTDND`; None where other words do."""
        while position < len(tokens) and tokens[position] in _COUNTING:
            position += 1
        found = self.phrases.at(tokens, position) if position < len(tokens) else None
        return found[0] if found else None


@dataclass(slots=True)
class _Taken:
    """What was found in a label up to a word.

    Attributes:
        groups: the names, those joined with each other together.
        words: the words that name nobody.
        between: joining words since the last name; they mean nothing if another name follows.
        joined: the next name would be joined with the last one.
        excluded: the next name is left out.
    """

    groups: list[list[str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    joined: bool = False
    excluded: bool = False

    def name(self, code: str) -> None:
        """A name, joined with the one before, or the first of others."""
        if not self.excluded:
            if not self.joined:
                self.groups.append([])
            self.groups[-1].append(code)
        self.joined, self.excluded, self.between = True, False, []

    def add_aside(self, names: list[str]) -> None:
        """Names at the end of the label, joined with the only ones before."""
        self.groups = [[*(self.groups[0] if self.groups else []), *names]]

    def no_name(self, words: list[str]) -> None:
        """Words that name nobody, however much they look it: nothing is joined across them."""
        self.words += [*self.between, *words]
        self.joined, self.excluded, self.between = False, False, []

    def word(self, token: str) -> None:
        """Any other word; one that joins waits for what follows."""
        if self.joined and (token in _JOINERS or (self.excluded and token in _COUNTED)):
            self.between.append(token)
        else:
            self.no_name([token])


def joined_name(names: list[str]) -> str:
    """What several kinds of organisations are called together; '' where no code stands for them."""
    distinct = frozenset(names)
    if "all" in distinct:
        return "all"
    if len(distinct) == 1:
        return names[0]
    return _COMPOSITES.get(distinct, "")

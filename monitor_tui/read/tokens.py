"""A text as tokens with their classes, quotations and sentences: what every later step walks over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from monitor_tui.model import Actor, Mention, Span
from monitor_tui.read.cases import can_be_subject
from monitor_tui.read.grammar import Cue, Grammar, Word

_TOKEN = re.compile(
    r"(?P<abbr>(?:[^\W\d_]\.){2,}|[^\W\d_a-zа-яёіў]\.(?=\s?[^\W\d_a-zа-яёіў]))"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ‐‑/-][^\W_]+)*(?:['’](?=\s))?|\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)*(?:-[^\W_]+)*%?)"
    r"|(?P<mark>''|``|\.{2,}|--|\S)"
)
_SINGLE = frozenset("‘‚'`")
_PAIRS = {"“": frozenset('”"'), "„": frozenset('“”"'), "«": frozenset("»")}
_DASHES = frozenset(("—", "–", "-", "--", "―"))
_STOPS = {
    ",": ",",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    "...": ".",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
}
_QUOTES = frozenset("\"“”«»„‟‘’‚'`") | {"''", "``"}


class Token:
    """One word or mark."""

    __slots__ = ("cues", "end", "low", "mention", "quote", "start", "tags", "text")

    def __init__(self, text: str, low: str, start: int, end: int, tags: str, cues: tuple[tuple[Cue, str], ...]) -> None:
        self.text, self.low, self.start, self.end, self.tags, self.cues = text, low, start, end, tags, cues
        self.mention = -1
        self.quote = -1

    def __repr__(self) -> str:
        return f"{self.text}/{self.tags}"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: its span with the marks, and the tokens from the opening to the closing mark."""

    span: Span
    first: int
    last: int
    """Index after the closing mark."""
    runs_on: bool = False
    """It goes on from the paragraph before, which was not closed."""


@dataclass(slots=True)
class Text:
    """A tokenised text; ``sentences`` are ranges of tokens."""

    text: str
    grammar: Grammar
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    spans: Sequence[Span]
    """The sentences in characters."""
    quotes: list[Quote] = field(default_factory=list)
    mentions: Sequence[Mention] = ()
    places: frozenset[int] = frozenset()
    """Tokens of place names that may stand for a state."""
    title: int = 0
    """Where the headline ends that the text opens with."""
    paragraph: list[int] = field(default_factory=list)
    """The paragraph that each sentence is in."""

    actors: Sequence[Actor] = ()
    """The actor of each mention."""

    def is_media(self, mention: int) -> bool:
        """Whether a mention is an outlet."""
        return self.actors[mention].type == "media"

    def is_person(self, mention: int) -> bool:
        """Whether a mention is a person."""
        return self.actors[mention].type == "person"

    def nominative(self, mention: int) -> bool:
        """Whether a name can be the subject by its form, in a language that inflects names."""
        found = self.mentions[mention]
        return can_be_subject(self.text[found.start : found.end], self.actors[mention], self.grammar)

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens ``first`` to before ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text of a range of tokens."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def tokenised(
    text: str, grammar: Grammar, spans: Sequence[Span], mentions: Sequence[Mention], actors: Sequence[Actor] = ()
) -> Text:
    """The text with everything marked that can be seen word by word."""
    tokens = _tokens(text, grammar)
    result = Text(text, grammar, tokens, _ranges(tokens, spans), spans, mentions=mentions, actors=actors)
    _mark_mentions(tokens, mentions)
    paragraph, last = 0, 0
    for start, end in spans:
        paragraph += "\n" in text[last:start]
        result.paragraph.append(paragraph)
        last = end
    result.quotes = _quotations(text, tokens, grammar.quotes)
    if grammar.flag("dash_quotes"):
        from monitor_tui.read.dialogue import with_speech

        result.quotes = with_speech(text, tokens, result.quotes)
    for number, quote in enumerate(result.quotes):
        for token in tokens[quote.first : quote.last]:
            token.quote = number
    return result


def _tokens(text: str, grammar: Grammar) -> list[Token]:
    tokens: list[Token] = []
    vocabulary = _vocabulary(grammar)
    left = None
    for found in _TOKEN.finditer(text):
        piece = found[0]
        start, end = found.span()
        low, tags, cues, sort = vocabulary[piece]
        if sort and left is not None:
            if sort == "mark":
                tags = _beside(text, tags, left, start, end, vocabulary.dotted)
            elif left.tags != ".":
                tags, cues = "t", ()  # "May", "March"
        left = Token(piece, low, start, end, tags, cues)
        tokens.append(left)
    return tokens


_Entry = tuple[str, str, tuple[tuple[Cue, str], ...], str]
"""In small letters, its classes and cues, and what depends on the token before: "mark", "month" or nothing."""


class _Vocabulary(dict[str, _Entry]):
    """What pieces of text are by themselves, each looked up once."""

    LIMIT = 50_000

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self.grammar = grammar
        self.dotted = "." in str(grammar.raw.get("dates", {}).get("ordinal", ""))
        """Whether a number with a stop may be an ordinal."""
        self._possessive = tuple(grammar.sets.get("possessive", ()))

    def __missing__(self, piece: str) -> _Entry:
        if len(self) >= self.LIMIT:
            self.clear()
        found = self[piece] = self._word(piece) if piece[0].isalnum() else _mark(piece)
        return found

    def _word(self, piece: str) -> _Entry:
        grammar, low = self.grammar, piece.lower()
        known = grammar.words.get(low)
        # "US", "IT" and "WHO" are names, not pronouns.
        if known is None or (len(piece) > 1 and piece.isupper() and any(tag in known.tags for tag in "urqa")):
            tags = _open_class(piece, low, grammar.verb_ending, grammar.adverb_ending)
            if self._possessive and low.endswith(self._possessive):
                tags += "'"
                if _unpossessed(low, self._possessive, grammar.words) is not None:
                    tags += "h"
            return low, tags, (), ""
        if not piece[0].isupper():
            return low, known.tags, known.cues, ""
        named = not known.tags or "h" in known.tags
        month = grammar.has("words.month_by_capital", low) or (not named and "t" in known.tags)
        return low, known.tags + ("N" if named else ""), known.cues, "month" if month else ""


@lru_cache(maxsize=32)
def _vocabulary(grammar: Grammar) -> _Vocabulary:
    return _Vocabulary(grammar)


def _mark(piece: str) -> _Entry:
    tags = _STOPS.get(piece) or ("-" if piece in _DASHES else '"' if piece in _QUOTES else "*")
    return piece.lower(), tags, (), "mark" if tags in ".-" else ""


def _beside(text: str, tags: str, left: Token, start: int, end: int, dotted: bool) -> str:
    """The class of a stop or dash after a token: a part of a number or an abbreviation, or a mark of its own."""
    adjoins = left.end == start
    if tags == "-":
        return "x" if left.tags == "0" and adjoins and text[end : end + 1].isdigit() else tags  # "2017–2022"
    if adjoins and "x" in left.tags:
        return "x"
    if dotted and adjoins and len(left.text) <= 2 and left.text.isdigit() and text[end : end + 2].strip().isalpha():
        return "x"  # "9. Mai"
    return "x" if _is_initial(text, left, end) else tags  # "Leszek G. nie przyznał"


def _is_initial(text: str, left: Token, at: int) -> bool:
    """Whether a stop after a single capital is no end: the sentence goes on in small letters."""
    return len(left.text) == 1 and left.text.isupper() and left.end == at - 1 and text[at : at + 2].strip().islower()


def _unpossessed(low: str, possessive: tuple[str, ...], words: dict[str, Word]) -> Word | None:
    """The title that a possessive is made of ("the president's")."""
    for ending in sorted(possessive, key=len, reverse=True):
        if low.endswith(ending):
            word = words.get(low[: -len(ending)] + ("s" if ending[0] == "s" else ""))
            return word if word is not None and "h" in word.tags else None
    return None


def _open_class(piece: str, low: str, ending: re.Pattern[str] | None, adverb: re.Pattern[str] | None) -> str:
    if piece[0].isdigit():
        return "N" if piece.partition("-")[2][:1].isupper() and piece[-1].islower() else "0"  # "Die 47-Jährige"
    if piece[0].isupper():
        return "N"
    if adverb is not None and adverb.match(low):
        return "b"
    return "v" if ending is not None and ending.match(low) else "w"


def _ranges(tokens: Sequence[Token], spans: Sequence[Span]) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for start, end in spans:
        while at < len(tokens) and tokens[at].start < start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        ranges.append((first, at))
    return ranges


def _mark_mentions(tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
    at = 0
    for number, mention in enumerate(mentions):
        while at < len(tokens) and tokens[at].end <= mention.start:
            at += 1
        k = at
        while k < len(tokens) and tokens[k].start < mention.end:
            tokens[k].mention = number
            k += 1


def _quotations(text: str, tokens: Sequence[Token], own: Mapping[str, frozenset[str]]) -> list[Quote]:
    """Every quotation, paragraph by paragraph; one left open goes on where the next paragraph opens with a mark."""
    quotes: list[Quote] = []
    pairs = {
        opener: closers for opener, closers in _PAIRS.items() if not any(opener in other for other in own.values())
    } | dict(own)
    opened: int | None = None
    mark = ""
    depth = 0
    runs_on = False
    for at, token in enumerate(tokens):
        if opened is not None and at > 0 and "\n" in text[tokens[at - 1].end : token.start]:
            if mark not in _SINGLE:
                quotes.append(Quote((tokens[opened].start, tokens[at - 1].end), opened, at, runs_on))
            runs_on = token.tags == '"' and mark not in _SINGLE
            opened = None
        if token.tags != '"':
            if opened is None and not token.text[0].isspace() and token.tags != '"' and runs_on and at > 0:
                runs_on = runs_on and "\n" not in text[tokens[at - 1].end : token.start]
            continue
        piece = token.text
        if opened is None:
            if _opens(text, token, pairs):
                opened, mark, depth = at, piece, 0
        elif _closes(piece, mark, text, token, pairs):
            if depth:
                depth -= 1
                continue
            quotes.append(Quote((tokens[opened].start, token.end), opened, at + 1, runs_on))
            opened, runs_on = None, False
        elif piece == mark and piece in pairs and piece not in _SINGLE:
            depth += 1
    if opened is not None and mark not in _SINGLE and tokens:
        quotes.append(Quote((tokens[opened].start, tokens[-1].end), opened, len(tokens), runs_on))
    return quotes


def _opens(text: str, token: Token, pairs: Mapping[str, frozenset[str]]) -> bool:
    piece = token.text
    after = text[token.end : token.end + 1]
    before = text[token.start - 1 : token.start]
    if piece in _SINGLE:
        return after.isalnum() and not before.isalnum()
    if piece in pairs:
        return True
    if piece in ('"', "''", "``"):
        return bool(after.strip()) and not before.isalnum()
    return piece == "”" and after.isalnum()


def _closes(piece: str, mark: str, text: str, token: Token, pairs: Mapping[str, frozenset[str]]) -> bool:
    if mark in _SINGLE:
        return piece in ("‘’'" if mark == "‚" else "’'") and not text[token.end : token.end + 1].isalnum()
    if mark in pairs:
        return piece in pairs[mark]
    if mark == "``":
        return piece in ("''", "``")
    return piece in (mark, "”")

"""What the ending of a word tells, in a language whose nouns show their case: may it speak, may it own?"""

from __future__ import annotations

from monitor_tui.read.tokens import Text, Token

STRONG = 2
WEAK = 1


def noun_like(token: Token) -> bool:
    """Whether a token can stand in a noun phrase."""
    return (any(tag in token.tags for tag in "Nwhdx0te") or (bool(token.cues) and not token.tags)) and not (
        "s" in token.tags or "p" in token.tags
    )


def nominative(text: Text, at: int) -> bool:
    """Whether a token can be a noun or name in the nominative by its ending."""
    token = text.tokens[at]
    if token.mention >= 0:
        return text.nominative(token.mention)
    if "r" in token.tags:
        return True
    if any(tag in token.tags for tag in "ukt0e"):
        return False
    if token.text.isupper():
        return len(token.text) > 1
    if token.tags == "N" and token.low.endswith("e") and at > 0 and text.tokens[at - 1].tags != ".":
        return True
    return not token.low.endswith(tuple(text.grammar.sets["endings.oblique"]))


def genitive(text: Text, at: int) -> bool:
    """Whether a token can be in the genitive: a modifier of the noun behind it."""
    token = text.tokens[at]
    if token.text.isupper() and token.tags[:1] != "0":
        return True
    return token.low.endswith(tuple(text.grammar.sets["endings.genitive"])) and "e" not in token.tags


def strength_of(text: Text, at: int) -> int:
    """How likely a nominative names who speaks: a name or title surely, a thing in the plural never."""
    token = text.tokens[at]
    if token.mention >= 0:
        return WEAK if text.is_media(token.mention) else STRONG
    if "r" in token.tags or "h" in token.tags or at in text.places:
        return STRONG
    if "N" in token.tags and not token.cues:
        return WEAK if token.text.isupper() else STRONG
    if token.low in text.grammar.descriptions:
        return STRONG
    if token.low.endswith(tuple(text.grammar.sets["endings.plural_objects"])):
        return 0
    return WEAK

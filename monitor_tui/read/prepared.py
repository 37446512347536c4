"""A text made ready for the rules: tokens, names and the people of its story."""

from __future__ import annotations

from monitor_tui.dossier import Dossier
from monitor_tui.names import Names
from monitor_tui.read import grammars
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.speakers import Cast
from monitor_tui.read.tokens import Text, tokenised
from monitor_tui.text import sentences


def prepared(
    text: str,
    names: Names,
    dossier: Dossier,
    lang: str,
    title: str | None = None,
    grammar: Grammar | None = None,
) -> tuple[Text, Cast]:
    """The tokens of a text, which may open with its ``title``, and who is named in it."""
    grammar = grammar or grammars.load(grammars.written(lang, text))
    mentions = names.find(text, lang)
    actors = [dossier.actors[mention.actor] for mention in mentions]
    tokens = tokenised(text, grammar, sentences(text, lang), mentions, actors)
    tokens.title = len(title) if title and text.startswith(title) else 0
    countries = [place for place in names.places(text, lang) if "-" not in place.id]
    lands = sorted((*names.nationality(text, lang), *countries), key=lambda land: land.span)
    cast = Cast(tokens, dossier, names.metonyms(text, lang), lands, names.bodies)
    tokens.places = frozenset(cast.places)
    return tokens, cast

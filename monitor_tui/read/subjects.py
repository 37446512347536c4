"""Who the grammar lets be the subject of a cue verb."""

from __future__ import annotations

from monitor_tui.model import Stance
from monitor_tui.read.bodies import body_before, body_behind, ends_with, is_known, told_inside
from monitor_tui.read.endings import by_ending
from monitor_tui.read.following import after
from monitor_tui.read.found import Found
from monitor_tui.read.gender import gender_of
from monitor_tui.read.phrases import Range, before
from monitor_tui.read.sharing import first_subject
from monitor_tui.read.tokens import Text


def subject(text: Text, found: Found, group: int, last: int, lo: int, hi: int, previous: Found | None) -> Range | None:
    """Who the grammar lets be the subject of a cue verb."""
    tokens = text.tokens
    if "endings.oblique" in text.grammar.sets:
        return by_ending(text, found, group, last, lo, hi, previous)
    if ends_with(text, last - 1, found, "agreement.nobody"):  # "poinformowano": nobody, or a body in the locative
        within = text.grammar.sets.get("impersonal", frozenset())
        return body_before(text, group, lo, within) or body_behind(text, last, hi, within)
    left = whole = before(text, group, lo) if group > lo else None
    if left is not None and text.grammar.flag("free_order"):
        left = None if is_anaphor(text, *left) else _behind_object(text, left)
    if left is not None and found.cue.stance is Stance.REFUSES:
        left = _before_refused(text, left)
    if left is not None:
        left = _before_occasion(text, _before_cited(text, left))
    while left is not None and left[1] - left[0] > 1 and is_anaphor(text, left[1] - 1, left[1]):
        left = left[0], left[1] - 1  # "свидетели это подтвердили"
    if text.grammar.flag("free_order"):
        inside = told_inside(text, found, group, last, lo, hi, left, whole)
        if inside is not None:
            return inside
        behind = _behind_addressee(text, last, lo, hi, left) or _behind_name(text, found, last, lo, hi)
        if behind is not None:
            return behind
    if group > lo and _may_invert(text, found, group, lo, left):
        right = after(text, last, hi)
        fits = right is not None and (not text.grammar.flag("drops_subject") or _agrees(text, right, found, last))
        if right is not None and fits and _closes(text, right[1], hi) and _is_name(text, right):
            return right
    if left is not None and subject_like(text, left) and _agrees(text, left, found, last):
        if text.grammar.flag("free_order") and not is_known(text, left):
            right = _free_subject(text, found, group, last, lo, hi)
            if (
                right is not None
                and right[0] == last
                and is_known(text, (right[0], right[0] + 1))
                and _may_be_object(text, left)
            ):
                return right  # "Американскую сторону обвиняет Минск"
        return left
    if text.grammar.flag("free_order"):
        free = _free_subject(text, found, group, last, lo, hi)
        if free is not None:
            return free
    coordinated = "c" in tokens[group - 1].tags or text.grammar.has("contrast", tokens[group - 1].low)
    if group > lo and (coordinated or tokens[group - 1].text == ","):
        if (
            previous is None
            and any(form == "I" for cue, form in tokens[last - 1].cues)
            and found.marks == (last - 1, last)
        ):
            return None
        if previous is not None and previous.source is not None and not previous.implicit:
            found.shared = True
            return previous.source
        shared = first_subject(text, lo, group)
        if shared is not None and coordinated:
            found.shared = True
            return shared if subject_like(text, shared) else None
        return None
    if group == lo or tokens[group - 1].tags in ('"', "-", ":"):
        right = after(text, last, hi)
        if right is not None and _closes(text, right[1], hi) and _stands_first(text, right, spoken=group > lo):
            return right
    return None


def _stands_first(text: Text, source: Range, *, spoken: bool = False) -> bool:
    """Whether a phrase after a verb is its subject where a verb needs none: "zażądała | dymisji ministra" is not."""
    grammar = text.grammar
    if not grammar.flag("drops_subject"):
        return True
    tokens = text.tokens[slice(*source)]
    first = tokens[0]
    if first.mention >= 0:
        return text.nominative(first.mention)
    if any(tag in first.tags for tag in "hNr"):
        return not first.low.endswith(tuple(grammar.sets.get("agreement.oblique", ())) or ("\0",))
    titled = spoken or any("h" in token.tags or "N" in token.tags or token.mention >= 0 for token in tokens[1:])
    return titled and not first.low.endswith(tuple(grammar.sets.get("agreement.not_first", ())) or ("\0",))


def _may_be_object(text: Text, left: Range) -> bool:
    """Whether a phrase before a verb can be its object where endings tell: "Stronę polską oskarża Mińsk"."""
    if not text.grammar.flag("drops_subject"):
        return True
    return text.tokens[left[0]].low.endswith(tuple(text.grammar.sets.get("agreement.accusative", ())) or ("\0",))


def _behind_addressee(text: Text, last: int, lo: int, hi: int, left: Range | None) -> Range | None:
    """The subject at the end where an object opens the sentence: "встречу предложил Путину президент США"."""
    tokens = text.tokens
    if left is None or left[0] != lo or tokens[lo].mention >= 0 or "r" in tokens[lo].tags:
        return None
    if not tokens[lo].low.endswith(tuple(text.grammar.sets.get("agreement.accusative", ())) or ("\0",)):
        return None
    at = last
    if at < hi and tokens[at].mention >= 0 and not text.nominative(tokens[at].mention):
        mention = tokens[at].mention
        while at < hi and tokens[at].mention == mention:
            at += 1
    right = after(text, at, hi)
    if right is None or not (_is_name(text, right) and _closes(text, right[1], hi)):
        return None
    return right if "h" in tokens[right[0]].tags or is_known(text, right) else None


def _behind_name(text: Text, found: Found, last: int, lo: int, hi: int) -> Range | None:
    """The name at the end where what something is called opens the sentence: "Пиратством назвал посадку Рааб"."""
    tokens = text.tokens
    first = tokens[lo]
    if first.mention >= 0 or any(tag in first.tags for tag in "hpr") or "object" not in found.cue.frames:
        return None
    if not first.low.endswith(tuple(text.grammar.sets.get("agreement.instrumental", ())) or ("\0",)):
        return None
    best: Range | None = None
    at = last
    while at < hi and tokens[at].text not in ":;":
        mention = tokens[at].mention
        end = at + 1
        while mention >= 0 and end < hi and tokens[end].mention == mention:
            end += 1
        governed = any(tag in tokens[at - 1].tags for tag in "pd") and tokens[at - 1].mention < 0
        if mention >= 0 and not governed and text.nominative(mention) and _closes(text, end, hi):
            best = at, end
        at = end
    return best if best is not None and _agrees(text, best, found, last) else None


def _before_occasion(text: Text, source: Range) -> Range:
    """A person without where it was said: "Jan Kos w rozmowie z PAP (podkreślił)"."""
    tokens, grammar = text.tokens, text.grammar
    if grammar.flag("free_order"):
        for at in range(source[0] + 1, source[1] - 1):
            named = tokens[at - 1].mention >= 0 or "N" in tokens[at - 1].tags
            place = "p" in tokens[at].tags and grammar.has("speech_place.prepositions", tokens[at].low)
            if named and place and grammar.has("speech_place.nouns", tokens[at + 1].low):
                return source[0], at
    return source


def _before_cited(text: Text, source: Range) -> Range:
    """A subject without whom it cites: "ТАСС со ссылкой на источник (сообщил)"."""
    for at in range(source[0] + 1, source[1]):
        for phrase in text.grammar.phrases.get(text.tokens[at].low, ()):
            words = tuple(token.low for token in text.tokens[at : at + len(phrase.words)])
            if phrase.sort == "citing" and words == phrase.words:
                return source[0], at
    return source


def _before_refused(text: Text, source: Range) -> Range:
    """A subject without what it refuses: "Центробанк от комментариев (воздержался)"."""
    refused = text.grammar.sets.get("refused", frozenset())
    at = next((k for k in range(source[0] + 1, source[1]) if text.tokens[k].low in refused), source[1])
    return source[0], at


def is_anaphor(text: Text, first: int, last: int) -> bool:
    """Whether a phrase is only "это", which stands for what was said before."""
    return all("k" in token.tags and token.mention < 0 for token in text.tokens[first:last])


def _free_subject(text: Text, found: Found, group: int, last: int, lo: int, hi: int) -> Range | None:
    """Where word order is free: the subject after the verb, or a body in the locative ("в Кремле сообщили")."""
    tokens = text.tokens
    plural = ends_with(text, last - 1, found, "agreement.plural")
    inside = text.grammar.sets.get("impersonal", frozenset())
    body = body_before(text, group, lo, inside) if plural else None
    if body is not None:
        return body
    behind = body_behind(text, last, hi, inside) if plural else None
    if behind is not None:
        return behind
    right = after(text, last, hi)
    if right is not None:
        right = _behind_object(text, right)
        if _is_told(text, right, hi):
            right = None
    shares = group > lo and "c" in tokens[group - 1].tags
    if (
        shares
        and right is not None
        and not any(t.mention >= 0 and text.nominative(t.mention) for t in tokens[right[0] : right[1]])
    ):
        right = None
    if right is not None and subject_like(text, right) and _agrees(text, right, found, last) and _is_name(text, right):
        spoken = group > lo and tokens[group - 1].tags in ('"', "-")
        return right if _stands_first(text, right, spoken=spoken) else None
    return None


def _is_told(text: Text, right: Range, hi: int) -> bool:
    """Whether an outlet after a verb is told what follows ("рассказала Радио Свобода, что")."""
    tokens, end = text.tokens, right[1]
    outlet = tokens[right[0]].mention >= 0 and text.is_media(tokens[right[0]].mention)
    return (
        outlet and end + 1 < hi and tokens[end].text == "," and tokens[end + 1].low in text.grammar.sets["about_clause"]
    )


def _behind_object(text: Text, right: Range) -> Range:
    """In "объяснил необходимость перемен Володин" the subject is the name at the end, not the thing before it."""
    tokens = text.tokens
    first = tokens[right[0]]
    opens = first.tags == "N" and first.mention < 0 and (right[0] == 0 or tokens[right[0] - 1].tags == ".")
    if first.tags != "w" and not (opens and first.cues):
        return right
    for at in range(right[0] + 1, right[1]):
        token = tokens[at]
        starts = token.mention >= 0 and token.mention != tokens[at - 1].mention
        if (
            starts
            and text.is_person(token.mention)
            and "h" not in tokens[at - 1].tags
            and text.nominative(token.mention)
        ):
            return at, right[1]
    return right


def _agrees(text: Text, source: Range, found: Found, last: int) -> bool:
    """Whether a phrase can be the subject: its name in the nominative, its gender that of the verb."""
    grammar = text.grammar
    if not grammar.flag("free_order"):
        return True
    heads = [token.mention for token in text.tokens[source[0] : source[1]] if token.mention >= 0]
    first = text.tokens[source[0]]
    if first.mention >= 0 and len(set(heads)) == 1 and not text.nominative(first.mention):
        return False
    if first.tags == "w" and heads and not any(text.nominative(mention) for mention in heads):
        return False
    thing = first.tags in ("w", "N") and first.low.endswith(tuple(grammar.sets.get("agreement.neuter", ())) or ("\0",))
    if thing and source[1] - source[0] == 1 and ends_with(text, last - 1, found, "agreement.past_plural"):
        return False  # "заседание объявили закрытым"
    if thing and any(ends_with(text, last - 1, found, f"agreement.{gender}") for gender in ("male", "female")):
        return False  # "обвинение отверг представитель"
    single = source[1] - source[0] == 1 and source[0] in text.places and not first.text.isupper()
    objected = first.low.endswith(tuple(grammar.sets.get("agreement.accusative", ())) or ("\0",))
    if single and objected and not grammar.has("agreement.indeclinable", first.low):
        return False  # "обвинил Польшу"
    if single and ends_with(text, last - 1, found, "agreement.past_plural"):
        return False
    if (
        first.mention < 0
        and first.tags in ("w", "N")
        and first.low.endswith(tuple(grammar.sets.get("agreement.oblique", ())) or ("\0",))
    ):
        return False
    if grammar.flag("drops_subject") and source[1] - source[0] == 1 and first.tags in ("w", "N") and first.mention < 0:
        one = first.low[-1] not in "iyeaąę" and not first.text.isupper()
        if one and ends_with(text, last - 1, found, "agreement.past_plural"):
            return False  # "Wyrok potępiły ..."
    if first.mention >= 0 and text.is_person(first.mention):
        gender = gender_of(text.actors[first.mention].name)
        if gender == "f" and ends_with(text, last - 1, found, "agreement.male"):
            return False
        if gender == "m" and ends_with(text, last - 1, found, "agreement.female"):
            return False
    return True


def _may_invert(text: Text, found: Found, group: int, lo: int, left: Range | None) -> bool:
    """Whether a verb may stand before its subject: after a quotation, or after a clause and a comma."""
    tokens = text.tokens
    if "quote" not in found.cue.frames or "addressee" in found.cue.frames:
        return False
    if tokens[group - 1].tags == '"':
        return True
    if tokens[group - 1].text != ",":
        return False
    if group - 2 >= lo and tokens[group - 2].tags == '"':
        return True
    if text.grammar.flag("free_order"):
        return True
    return left is None or not any(token.mention >= 0 or "N" in token.tags for token in tokens[left[0] : left[0] + 3])


def _is_name(text: Text, source: Range) -> bool:
    """Whether a phrase can be a subject after its verb: a name, a title, a determined noun."""
    first = text.tokens[source[0]]
    if first.tags == '"':
        return True  # an outlet's name
    if text.grammar.flag("free_order") and first.tags in ("w", "d"):
        return any(
            "N" in token.tags or "h" in token.tags or token.mention >= 0 for token in text.tokens[source[0] : source[1]]
        )
    return first.mention >= 0 or (any(tag in first.tags for tag in "Ndrh0") and "s" not in first.tags)


def subject_like(text: Text, source: Range) -> bool:
    """Not a bare time, number or object pronoun."""
    tokens = text.tokens[source[0] : source[1]]
    return any(
        token.mention >= 0
        or (("t" not in token.tags and any(tag in token.tags for tag in "Nwhr0qke'")) or "d" in token.tags)
        for token in tokens
    )


def _closes(text: Text, at: int, hi: int) -> bool:
    """Whether a clause can end at a token."""
    if at >= hi:
        return True
    token = text.tokens[at]
    return token.text in ",.;:!?)" or token.tags in (".", "-", '"') or any(tag in token.tags for tag in "ptq")

"""The fields of the query language, in one table: what they speak of and what they take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a field is tested on; claim fields side by side are tested on the same claim."""

    CLAIM = "claim"
    STORY = "story"


class Takes(StrEnum):
    """The kind of value after the colon."""

    ACTOR = "an actor"
    CAMP = "a camp"
    UNHEARD = "a camp, and how long ago others spoke: kremlin, kremlin>24h"
    COUNTRY = "a country"
    SOURCE = "a source"
    KIND = "a kind of source"
    LANGUAGE = "a language, two letters"
    TAG = "a tag"
    STANCE = "a stance"
    REVIEW = "a review"
    POINT = "a point"
    FLAG = "a property"
    DATES = "a day or days: 2021-04-17, 2021-04-16..2021-04-22, 7d.., <24h"
    NUMBER = "a number: 2, >1, 1..3"
    MOMENT = "a day or a time: 2021-04-18, 2021-04-18T12:00, 7d, yesterday"
    CHANGE = "what changed: title, body or date"
    EVENT = "an event: E12, or a query in braces"
    CLAIM = "a query in braces"
    PARTIES = "two actors or camps: kgb-by~fsb, or one: belstate"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``many`` says that a story or claim has several values, so repeats mean AND."""

    name: str
    level: Level
    takes: Takes
    many: bool
    sentence: str
    values: tuple[str, ...] = ()
    """All values, where they are a closed list."""


STANCES = {
    "asserts": "says that something is so",
    "accuses": "says someone did or plans a wrong",
    "denies": "rejects a claim",
    "confirms": "endorses what another said; admits",
    "refuses": "declines to comment, answer or recognise",
}
REVIEWS = {
    "none": "nobody looked at it yet",
    "checked": "a person found it as it is",
    "corrected": "a person changed what the machine read",
    "disputed": "two people differ",
    "hidden": "a person took it out of sight",
    "made": "found by a person, not by the machine",
}
KINDS = ("feed", "telegram", "page", "sitemap", "import")
CLAIM_FLAGS = {
    "unsure": "the reader's own doubt",
    "held": "the speaker was in custody",
    "direct": "in the speaker's own words",
    "altered": "the sentence was changed since",
    "gone": "taken out since, or with the whole story withdrawn",
}
STORY_FLAGS = {
    "unread": "not read by you",
    "read": "read by you",
    "edited": "its title or text changed, counters and adverts aside",
    "copy": "repeats an earlier story",
    "tagged": "has a tag",
    "noted": "somebody wrote a note on it or on a claim of it",
    "undated": "its time of publication is unknown",
}

CHANGES = {
    "title": "its title was changed",
    "body": "its text was changed, counters and adverts aside",
    "date": "its source gave it another time of publication later",
}
TIMES = ("asof", "until")
"""Fields that say when the whole question is asked: once, outside of every bracket."""

_CLAIM, _STORY = Level.CLAIM, Level.STORY
FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("camp", _CLAIM, Takes.CAMP, False, "the speaker's camp"),
        Field("by", _CLAIM, Takes.ACTOR, False, "who speaks, or in whose name; by:=kremlin is the Kremlin alone"),
        Field("about", _CLAIM, Takes.ACTOR, True, "named in the claim"),
        Field("blames", _CLAIM, Takes.ACTOR, True, "target of an accusing claim"),
        Field("via", _CLAIM, Takes.ACTOR, True, "who relays the claim"),
        Field("stance", _CLAIM, Takes.STANCE, False, "what the speaker does", tuple(STANCES)),
        Field("said", _CLAIM, Takes.DATES, False, "when the speaker said it"),
        Field("review", _CLAIM, Takes.REVIEW, False, "what people did with the claim", tuple(REVIEWS)),
        Field("point", _CLAIM, Takes.POINT, False, "the row of the contrast"),
        Field("conflict", _CLAIM, Takes.PARTIES, True, "on a point on which its speaker is contradicted"),
        Field("claim", _CLAIM, Takes.CLAIM, True, "one claim of its own that fits the braces"),
        Field("actor", _STORY, Takes.ACTOR, True, "named anywhere in the story"),
        Field("country", _STORY, Takes.COUNTRY, True, "named in the story"),
        Field("source", _STORY, Takes.SOURCE, False, "where the story came from"),
        Field("owner", _STORY, Takes.CAMP, False, "the camp of the source"),
        Field("kind", _STORY, Takes.KIND, False, "the kind of source", KINDS),
        Field("lang", _STORY, Takes.LANGUAGE, False, "the story's language"),
        Field("tag", _STORY, Takes.TAG, True, "tagged by anyone"),
        Field("date", _STORY, Takes.DATES, False, "day of publication"),
        Field("seen", _STORY, Takes.DATES, False, "when it was first stored"),
        Field("wording", _STORY, Takes.NUMBER, False, "number of wordings"),
        Field("changed", _STORY, Takes.CHANGE, True, "what changed between any two wordings", tuple(CHANGES)),
        Field("asof", _STORY, Takes.MOMENT, False, "what was stored by then, in the wording of then"),
        Field("until", _STORY, Takes.MOMENT, False, "published by then"),
        Field("event", _STORY, Takes.EVENT, True, "belongs to the event, or to one that holds what the braces say"),
        Field("silent", _STORY, Takes.CAMP, True, "in an event with a cell of the camp that a person called silent"),
        Field(
            "nonefound",
            _STORY,
            Takes.UNHEARD,
            True,
            "in an event with no claim of the camp on any point, though another spoke (more than >24h ago)",
        ),
        Field("is", _STORY, Takes.FLAG, True, "a property", (*STORY_FLAGS, *CLAIM_FLAGS)),
    )
}


def level_of(name: str, value: str) -> Level:
    """What a field with this value is tested on: `is:unsure` speaks of a claim, `is:unread` of a story."""
    return Level.CLAIM if name == "is" and value in CLAIM_FLAGS else FIELDS[name].level

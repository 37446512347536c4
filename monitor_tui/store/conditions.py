"""What a clause demands of a story, of a claim, or of an event, as an SQL condition whose every value is bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from monitor_tui.query.fields import Level
from monitor_tui.query.parties import Against, Party
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    Flag,
    Neither,
    Number,
    OneClaim,
    OneEvent,
    Resolved,
    Unheard,
    When,
    Words,
)
from monitor_tui.store import expressions
from monitor_tui.store.selection import Parameter
from monitor_tui.store.sizes import Sizes

ONE_BY_ONE = 200
"""Looking a story up in the index costs as much as reading so many entries of its list."""

ACTOR_TABLES = {"blames": "claim_target", "about": "claim_about", "via": "claim_via"}
CLAIM_COLUMNS = {"camp": "camp", "by": "actor", "stance": "stance", "review": "review"}
_CLAIM_FLAGS = {
    "unsure": "unsure = 1",
    "held": "held = 1",
    "direct": "direct = 1",
    "altered": "state = 'altered'",
    "gone": "state = 'gone'",
}


@dataclass(slots=True)
class Scope:
    """Where a condition finds the story it speaks of."""

    id: str
    """The column or expression that is the story's id."""
    row: str
    """The alias of the story's own row."""
    event: str = ""
    """The event that claims have to belong to; empty outside of `event:{}`."""
    uses_row: bool = False

    def column(self, name: str) -> str:
        """A column of the story's row; the plus keeps the planner from leaving the driver for its index."""
        self.uses_row = True
        return f"+{self.row}.{name}"


_NOTHING = "''"
"""What no column holds. `IN ()` is false before any row is read, so that SQLite refuses an index it is told to use; and
NULL would stay unknown under a NOT."""


class Conditions:
    """Makes conditions for one statement: numbers its parameters and aliases."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self.params: dict[str, Parameter] = {}
        self.rows = sizes.stories
        """How many rows the conditions will be tested on, about."""
        self._aliases = 0

    def bind(self, value: Parameter) -> str:
        """A value's place in the statement."""
        name = f"p{len(self.params)}"
        self.params[name] = value
        return f":{name}"

    def alias(self, letter: str) -> str:
        """A name for a table that no other has."""
        self._aliases += 1
        return f"{letter}{self._aliases}"

    def among(self, column: str, values: Sequence[Parameter]) -> str:
        """The column has one of the values."""
        if len(values) == 1:
            return f"{column} = {self.bind(values[0])}"
        return f"{column} IN ({', '.join(self.bind(value) for value in values) or _NOTHING})"

    # --- a story ------------------------------------------------------------------------------

    def story(self, node: Resolved, scope: Scope) -> str:
        """What a story must fulfil."""
        match node:
            case Everything():
                return "1"
            case Words():
                return self._words(expressions.of_words(node), scope.id)
            case Among(field) if field in CLAIM_COLUMNS or field in ACTOR_TABLES or field == "point":
                return self._one_claim(node, scope)
            case Among("silent") | Unheard():
                return self._one_event(node, scope)
            case Among():
                return self._story_among(node, scope)
            case When("said") | Against():
                return self._one_claim(node, scope)
            case When():
                return self._when(node, scope)
            case Number(_, low, high):
                bounds = [(">=", low), ("<=", high)]
                column = self.wordings(scope)
                return " AND ".join(f"{column} {sign} {self.bind(n)}" for sign, n in bounds if n is not None)
            case Flag(name, Level.STORY):
                return self._story_flag(name, scope)
            case Flag():
                return self._one_claim(node, scope)
            case OneClaim(inner):
                return self._one_claim(inner, scope)
            case OneEvent(inner):
                return self._one_event(inner, scope)
            case Neither(inner):
                return f"NOT ({self.story(inner, scope)})"
            case AllOf(nodes):
                return "(" + " AND ".join(self.story(n, scope) for n in nodes) + ")"
            case AnyOf(nodes):
                return "(" + " OR ".join(self.story(n, scope) for n in nodes) + ")"

    def wordings(self, scope: Scope) -> str:
        """How many texts of a story there are."""
        return scope.column("wordings")

    def _words(self, expression: str, story: str) -> str:
        found = self.bind(expression)
        if "*" not in expression and self.rows * ONE_BY_ONE < self.sizes.matches(expression):
            return f"EXISTS (SELECT 1 FROM search WHERE search MATCH {found} AND rowid = {story})"
        # The plus: else the planner may look every hit up in the driver, for each of its rows again.
        return f"+{story} IN (SELECT rowid FROM search WHERE search MATCH {found})"

    def _story_among(self, node: Among, scope: Scope) -> str:
        match node.field:
            case "source" | "lang":
                return self.among(scope.column(node.field), node.ids)
            case "kind" | "owner":
                return self.among(scope.column("source"), self.sizes.sources_of(node))
            case "event" if scope.event:
                return self.among(scope.event, self.sizes.standing(node.ids))
            case "event":
                return self._in_table("event_story", "event", self.sizes.standing(node.ids), scope.id)
            case "actor":
                return self._in_table("mention", "actor", node.ids, scope.id, " AND t.named > 0")
        return self._in_table(node.field, node.field, node.ids, scope.id)

    def _in_table(self, table: str, column: str, values: Sequence[Parameter], story: str, more: str = "") -> str:
        chosen = self.among(f"t.{column}", values)
        return f"EXISTS (SELECT 1 FROM {table} AS t WHERE {chosen} AND t.story = {story}{more})"

    def _when(self, node: When, scope: Scope) -> str:
        """Between two moments; of `date` also what that says of ids, so that pages need not look further."""
        published = node.field in ("date", "until")
        column = scope.column("published" if published else "seen")
        tests = []
        if node.first:
            first = ceil(node.first.timestamp())
            tests.append(f"{column} >= {self.bind(first)}")
            if published:
                tests.append(f"{scope.id} >= {self.bind(first << 10)}")
        if node.last:
            last = ceil(node.last.timestamp())
            tests.append(f"{column} < {self.bind(last)}")
            if published:
                # A full second moves on, but no further than all stories would fill.
                moved = last + self.sizes.stories // 1024 + 1
                tests.append(f"{scope.id} < {self.bind(moved << 10)}")
        return "(" + " AND ".join(tests or ["1"]) + ")"

    def _story_flag(self, name: str, scope: Scope) -> str:
        match name:
            case "read" | "unread":
                analyst = self.bind(self.sizes.analyst)
                read = f"EXISTS (SELECT 1 FROM read_state AS t WHERE t.analyst = {analyst} AND t.story = {scope.id})"
                return read if name == "read" else f"NOT {read}"
            case "tagged":
                return f"EXISTS (SELECT 1 FROM tag AS t WHERE t.story = {scope.id})"
            case "noted":
                return f"EXISTS (SELECT 1 FROM note_last AS t WHERE t.story = {scope.id} AND t.value <> '')"
            case "edited":
                return self._in_table("changed", "changed", ("text",), scope.id)
            case "copy":
                return f"{scope.column('copy_of')} IS NOT NULL"
        return f"{scope.column('dated')} = 'seen'"

    # --- a claim ------------------------------------------------------------------------------

    def claims_of(self, story: str, claim: str) -> str:
        """The claims of a story, by what their ids say."""
        return f"{claim}.id BETWEEN ({story} << 12) AND ({story} << 12) + 4095"

    def claim(self, node: Resolved, claim: str) -> str:
        """What a claim must fulfil; ``claim`` is its alias, with a plus where no index is to be used."""
        match node:
            case Among("blames", ids):
                return f"({claim}.stance = 'accuses' AND {self._names('claim_target', ids, claim)})"
            case Among("about" | "via" as field, ids):
                return self._names(ACTOR_TABLES[field], ids, claim)
            case Among("point", ids):
                of_claim = self.among("+t.point", ids)
                return f"EXISTS (SELECT 1 FROM placement AS t WHERE t.claim = {claim}.id AND {of_claim})"
            case Among(field, ids):
                return self.among(f"{claim}.{CLAIM_COLUMNS[field]}", ids)
            case Against():
                spoken = f"t.camp = {claim}.camp AND t.actor = COALESCE({claim}.actor, '')"
                spoken += (
                    f" AND {claim}.id IN (SELECT claim FROM placement WHERE claim = {claim}.id AND point = t.point)"
                )
                stands = f"t.event = {claim}.event AND {spoken} AND {self.against(node, 't')}"
                return f"EXISTS (SELECT 1 FROM contradiction AS t WHERE {stands})"
            case When():
                first, last = node.days(self.sizes.zone)
                bounds = [(">=", first), ("<", last)]
                return " AND ".join(f"{claim}.said {sign} {self.bind(str(d))}" for sign, d in bounds if d) or "1"
            case Flag(name):
                return f"{claim}.{_CLAIM_FLAGS[name]}"
            case Neither(inner):
                # A claim without a camp is not of camp x either: what is unknown does not hold.
                return f"(({self.claim(inner, claim)}) IS NOT TRUE)"
            case AllOf(nodes):
                return "(" + " AND ".join(self.claim(n, claim) for n in nodes) + ")"
            case AnyOf(nodes):
                return "(" + " OR ".join(self.claim(n, claim) for n in nodes) + ")"
        raise AssertionError(f"no test of a claim: {node}")

    def against(self, node: Against, row: str) -> str:
        """That a row of contradictions stands between the parties, from whichever side."""
        sides = [(node.one, node.other), (node.other, node.one)]
        tests = [f"{self._party(own, row, '')} AND {self._party(other, row, 'other_')}" for own, other in sides]
        return "(" + " OR ".join(tests) + ")"

    def contradicted(self, node: Against) -> str:
        """The claims of either party on the points where they stand against each other, as a statement."""
        return f"""
            SELECT DISTINCT c.id AS id FROM contradiction AS t
                CROSS JOIN claim AS c INDEXED BY claim_pane
                    ON c.event = t.event AND c.camp = t.camp AND c.actor = t.actor AND c.shown = 1
                CROSS JOIN placement AS p ON p.claim = c.id AND p.point = t.point
            WHERE {self.against(node, "t")}
        """

    def _party(self, party: Party, row: str, side: str) -> str:
        if party.camps:
            return self.among(f"{row}.{side}camp", party.camps)
        return self.among(f"{row}.{side}actor", party.actors) if party.actors else "1"

    def event_of(self, claim: str) -> str:
        """The event that a claim belongs to; the plus keeps the planner from that index."""
        return f"+{claim}.event"

    def shown(self, node: Resolved, claim: str) -> str:
        """That a claim counts; hidden ones do where they are asked for."""
        if not asks_hidden(node):
            return f"{claim}.shown = 1"
        hidden = f"{claim}.review = 'hidden' AND {claim}.next IS NULL AND {claim}.kind <> 'thought'"
        return f"({claim}.shown = 1 OR ({hidden}))"

    def _names(self, table: str, actors: Sequence[str], claim: str) -> str:
        named = self.among("t.actor", actors)
        return f"EXISTS (SELECT 1 FROM {table} AS t WHERE {named} AND t.claim = {claim}.id)"

    def _one_claim(self, node: Resolved, scope: Scope) -> str:
        match node:
            case Among("camp", ids) if not scope.event:
                return self._in_table("story_camp", "camp", ids, scope.id)
            case Among("by", ids) if not scope.event:
                return self._in_table("mention", "actor", ids, scope.id, " AND t.speaks > 0")
        return self._some_claim(node, scope)

    def _some_claim(self, node: Resolved, scope: Scope) -> str:
        claim = self.alias("c")
        tests = [self.claims_of(scope.id, claim), self.shown(node, claim), *self._apart(node, claim)]
        tests += [f"{self.event_of(claim)} = {scope.event}"] if scope.event else []
        found = f"EXISTS (SELECT 1 FROM claim AS {claim} WHERE {' AND '.join(tests)})"
        # A story may be withdrawn that holds no claim.
        return f"({self.withdrawn(scope)} OR {found})" if asks_gone(node) else found

    def withdrawn(self, scope: Scope) -> str:
        """That a story was taken off by its source."""
        return f"{scope.column('gone')} IS NOT NULL"

    def _apart(self, node: Resolved, claim: str) -> list[str]:
        """A claim's clauses, all but the smallest kept out of the indexes: the planner does not know which it is."""
        parts = sorted(node.nodes, key=self.sizes.of_claims) if isinstance(node, AllOf) else [node]
        return [self.claim(part, "+" * (place > 0) + claim) for place, part in enumerate(parts)]

    # --- an event -----------------------------------------------------------------------------

    def _one_event(self, node: Resolved, scope: Scope) -> str:
        if scope.event:
            return self.event(node, scope.event)
        member = self.alias("m")
        holds = self.event(node, f"{member}.event")
        return f"EXISTS (SELECT 1 FROM event_story AS {member} WHERE {member}.story = {scope.id} AND {holds})"

    def event(self, node: Resolved, event: str) -> str:
        """What an event must hold: one story, with its claims of this event, that fulfils the whole node."""
        match node:
            case Everything():
                return "1"
            case Among("event", ids):
                return self.among(event, self.sizes.standing(ids))
            case Among("silent", ids):
                return self.among(event, self.sizes.silent(ids))
            case Unheard():
                return self._unheard(node, event)
            case OneEvent(inner):
                return self.event(inner, event)
            case Neither(OneEvent() | Unheard() | Among("event" | "silent") as inner):
                return f"NOT ({self.event(inner, event)})"
            case OneClaim(Among("camp", ids)):
                camps = self.among("t.camp", ids)
                return f"EXISTS (SELECT 1 FROM event_camp AS t WHERE t.event = {event} AND {camps})"
            # Hidden claims are not in the index by event, and a story without claims may be gone.
            case OneClaim(inner) if not asks_hidden(inner) and not asks_gone(inner):
                claim = self.alias("c")
                tests = [f"{claim}.event = {event}", self.shown(inner, claim), self.claim(inner, f"+{claim}")]
                return f"EXISTS (SELECT 1 FROM claim AS {claim} WHERE {' AND '.join(tests)})"
            case AnyOf(nodes):
                return "(" + " OR ".join(self.event(n, event) for n in nodes) + ")"
            case AllOf((alone,)):
                return self.event(alone, event)
            case AllOf(nodes):
                own = [n for n in nodes if of_event_alone(n)]
                rest = [n for n in nodes if not of_event_alone(n)]
                together = rest if len(rest) < 2 else [AllOf(tuple(rest))]
                if own:
                    return "(" + " AND ".join(self.event(n, event) for n in [*own, *together]) + ")"
        return self._member(node, event)

    def _unheard(self, node: Unheard, event: str) -> str:
        """No shown claim of the camp, but one of another; words of a speaker in custody are not their camp's."""
        none, other, camp = self.alias("c"), self.alias("c"), self.bind(node.camp)
        tests = f"{none}.event = {event} AND {none}.camp = {camp} AND {none}.shown = 1 AND +{none}.held = 0"
        spoke = f"{other}.event = {event} AND {other}.camp <> {camp} AND {other}.shown = 1"
        if node.before is not None:
            # A claim's id begins with its story's, and that with the second of publication.
            spoke += f" AND +{other}.id < {self.bind(ceil(node.before.timestamp()) << 22)}"
        return (
            f"(NOT EXISTS (SELECT 1 FROM claim AS {none} WHERE {tests})"
            f" AND EXISTS (SELECT 1 FROM claim AS {other} WHERE {spoke}))"
        )

    def _member(self, node: Resolved, event: str) -> str:
        member, row = self.alias("m"), self.alias("s")
        scope = Scope(f"{member}.story", row, event)
        holds = self.story(node, scope)
        joined = f" CROSS JOIN story AS {row} ON {row}.id = {member}.story" if scope.uses_row else ""
        return f"EXISTS (SELECT 1 FROM event_story AS {member}{joined} WHERE {member}.event = {event} AND {holds})"


def of_event_alone(node: Resolved) -> bool:
    """Whether it does not matter which story of the event is looked at."""
    match node:
        case Everything() | OneEvent() | Unheard() | Among("event" | "silent"):
            return True
        case Neither(inner):
            return of_event_alone(inner)
    return False


def asks_gone(node: Resolved) -> bool:
    """Whether a node asks for what was taken out and for nothing else, so that whole stories are meant as well."""
    return isinstance(node, Flag) and node.name == "gone"


def asks_hidden(node: Resolved) -> bool:
    """Whether claims that people hid are asked for by name."""
    match node:
        case Among("review", ids):
            return "hidden" in ids
        case AllOf(nodes) | AnyOf(nodes):
            return any(map(asks_hidden, nodes))
        case OneClaim(inner):
            return asks_hidden(inner)
    return False

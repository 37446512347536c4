"""Where a statement begins: the clause that keeps least, read newest first from its own index where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil

from monitor_tui.query.parties import Against
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
from monitor_tui.store.beginning import Candidate, Drive, Settled, cheapest, conjuncts
from monitor_tui.store.conditions import (
    ACTOR_TABLES,
    CLAIM_COLUMNS,
    Conditions,
    Scope,
    asks_gone,
    asks_hidden,
    of_event_alone,
)

FEW_TOKENS = 50
"""More sources than this are cheaper tested on a row than merged in the index."""


class Drives(Conditions):
    """Finds beginnings for one statement; what has to be made whole first is left to the compiler."""

    def stories_of(self, node: Resolved) -> str:
        """A statement of the ids of the stories that fulfil a node, in no order."""
        raise NotImplementedError

    def claims_of_node(self, node: Resolved) -> str:
        """A statement of the ids of the claims that fulfil a node of claim clauses."""
        raise NotImplementedError

    def stories_of_claims(self, node: Resolved) -> str:
        """A statement of the ids of the stories with a claim that fulfils a node."""
        raise NotImplementedError

    def stories_of_events(self, node: Resolved) -> str:
        """A statement of the ids of the stories of events that hold what a node asks."""
        raise NotImplementedError

    def events_of(self, node: Resolved) -> str:
        """A statement of the ids of the events that hold what a node asks."""
        raise NotImplementedError

    def events_of_claims(self, node: Resolved) -> str:
        """A statement of the ids of the events with a claim that fulfils a node."""
        raise NotImplementedError

    def events_of_stories(self, node: Resolved) -> str:
        """A statement of the ids of the events with a story that fulfils a node."""
        raise NotImplementedError

    # --- what can be read ---------------------------------------------------------------------

    def _values(self, table: str, column: str, value: str | int, settles: Settled, more: str = "") -> Drive:
        """A table of (value, story): one value's stories, newest first."""
        chosen = self.alias("d")
        where = (f"{chosen}.{column} = {self.bind(value)}", *([f"{chosen}.{more}"] if more else []))
        return Drive(f"{table} AS {chosen}", f"{chosen}.story", where, settles)

    def _column(self, column: str, value: str, settles: Settled) -> Drive:
        row = self.alias("s")
        return Drive(f"story AS {row}", f"{row}.id", (f"{row}.{column} = {self.bind(value)}",), settles, row)

    def _stories(self, where: str = "", settles: Settled = (), index: str = "") -> Drive:
        """The stories themselves, by one of their partial indexes or newest first."""
        row = self.alias("s")
        tables = f"story AS {row}" + (f" INDEXED BY {index}" if index else "")
        return Drive(tables, f"{row}.id", (f"{row}.{where}",) if where else (), settles, row)

    def _published(self, node: When) -> Drive:
        row = self.alias("s")
        return Drive(f"story AS {row}", f"{row}.id", (self.story(node, Scope(f"{row}.id", row)),), (node,), row)

    def _seen(self, node: When) -> Drive:
        row = self.alias("s")
        tests = ((">=", node.first), ("<", node.last))
        where = tuple(f"{row}.seen {sign} {self.bind(ceil(m.timestamp()))}" for sign, m in tests if m)
        return Drive(f"story AS {row} INDEXED BY story_seen", f"{row}.id", where, (node,), row)

    def _indexed(self, expression: str, settles: Settled) -> Drive:
        """The full-text index, which answers newest first."""
        where = (f"search MATCH {self.bind(expression)}",)
        return Drive("search", "search.rowid", where, settles, expression=expression)

    def _made(self, statement: Callable[[Resolved], str], asked: Resolved, settles: Settled) -> Drive:
        """A list of ids that is made whole."""
        chosen = self.alias("d")
        return Drive(f"({statement(asked)}) AS {chosen}", f"{chosen}.id", (), settles)

    # --- stories ------------------------------------------------------------------------------

    def from_stories(self, parts: Sequence[Resolved]) -> Iterator[Candidate]:
        """Beginnings for stories that fulfil all parts."""
        match parts:
            case (Words(prefix=True) as begun,):
                # Counting what a short beginning finds costs as much as finding it, and there is nothing to choose.
                indexed = partial(self._indexed, expressions.of_words(begun), (begun,))
                yield Candidate(self.sizes.stories // 10, indexed, joins=False)
                return
        for part in parts:
            yield from self._from_clause(part, self.sizes.of_stories(part))
        yield from self._merged(parts)
        yield Candidate(self.sizes.stories, self._stories)

    def _from_clause(self, node: Resolved, rows: int) -> Iterator[Candidate]:
        """Beginnings from one clause; none where it only says what a story must not be."""
        match node:
            case Among():
                yield from self._from_values(node, rows)
            case When() | Flag() | Number():
                yield from self._from_rows(node, rows)
            case OneClaim(Among("camp" | "by" as field, (one,))):
                yield Candidate(rows, partial(self._speaks, field, one, (node,)))
            case OneClaim(inner) if asks_gone(inner):
                yield Candidate(rows, partial(self._made, self.stories_gone, inner, (node,)), ordered=False)
            case OneClaim(inner):
                yield from self._from_claim(node, inner)
            case OneEvent(inner):
                yield Candidate(rows, partial(self._made, self.stories_of_events, inner, (node,)), ordered=False)
            case AnyOf():
                expression = self._expression(node)
                if expression:
                    yield Candidate(rows, partial(self._indexed, expression, (node,)), joins=False)
                else:
                    yield Candidate(rows, partial(self._made, self._union, node, (node,)), ordered=False)

    def _from_values(self, node: Among, rows: int) -> Iterator[Candidate]:
        settles: Settled = (node,)
        match node:
            case Among("silent"):
                yield Candidate(rows, partial(self._made, self.stories_of_events, node, settles), ordered=False)
            case Among("source" | "lang" as field, (one,)):
                yield Candidate(rows, partial(self._column, field, one, settles))
            case Among("kind" | "owner" | "source" | "lang"):
                indexed = partial(self._indexed, self._expression(node) or '""', settles)
                yield Candidate(rows, indexed, joins=False)
            case Among("actor", (one,)):
                yield Candidate(rows, partial(self._values, "mention", "actor", one, settles, "named > 0"))
            case Among("tag" | "country" | "changed" as field, (one,)):
                yield Candidate(rows, partial(self._values, field, field, one, settles))
            case Among("event", (one,)):
                (event,) = self.sizes.standing((one,))
                yield Candidate(rows, partial(self._values, "event_story", "event", event, settles))

    def _from_rows(self, node: When | Flag | Number, rows: int) -> Iterator[Candidate]:
        """Beginnings in the table of stories itself."""
        match node:
            case When("date" | "until"):
                yield Candidate(rows, partial(self._published, node))
            case When("seen" | "asof", first, last) if first or last:
                yield Candidate(rows, partial(self._seen, node), ordered=False)
            case Flag("read"):
                yield Candidate(rows, partial(self._values, "read_state", "analyst", self.sizes.analyst, (node,)))
            case Flag("edited"):
                yield Candidate(rows, partial(self._values, "changed", "changed", "text", (node,)))
            case Flag("undated"):
                yield Candidate(rows, partial(self._stories, "dated = 'seen'", (node,), "story_undated"))
            case Flag("noted"):
                noted = "(SELECT DISTINCT story FROM note_last WHERE value <> '') AS noted"
                yield Candidate(rows, lambda: Drive(noted, "noted.story", (), (node,)), ordered=False)
            case Flag("copy"):
                copies = partial(self._stories, "copy_of IS NOT NULL", (node,), "story_copy")
                yield Candidate(rows, copies, ordered=False)
            case Number("wording", low) if low is not None and low > 1:
                yield Candidate(rows, partial(self._stories, "wordings > 1", (), "story_edited"))

    def _merged(self, parts: Sequence[Resolved]) -> Iterator[Candidate]:
        """Words and facets in one question to the index; what is not wanted there comes along."""
        wanted = [p for p in parts if self._tokens(p) <= FEW_TOKENS and self._expression(p)]
        unwanted = [p for p in parts if isinstance(p, Neither) and _has_words(p.node) and self._expression(p.node)]
        if len(wanted) > 1 or any(map(_has_words, wanted)):
            settles = (*wanted, *unwanted)
            expression = self._expression(AllOf(settles)) or '""'
            rows = self.sizes.matches(expression, among=wanted)
            yield Candidate(rows, partial(self._indexed, expression, settles), joins=False)

    def _expression(self, node: Resolved) -> str | None:
        return expressions.expression(node, self.sizes.sources_of)

    def _tokens(self, node: Resolved) -> int:
        match node:
            case Among("kind" | "owner"):
                return len(self.sizes.sources_of(node))
            case Among(_, ids):
                return len(ids)
            case AllOf(nodes) | AnyOf(nodes):
                return sum(map(self._tokens, nodes))
        return 1

    def _union(self, node: Resolved) -> str:
        assert isinstance(node, AnyOf)
        return " UNION ".join(self.stories_of(n) for n in node.nodes)

    def _speaks(self, field: str, one: str, settles: Settled) -> Drive:
        if field == "camp":
            return self._values("story_camp", "camp", one, settles)
        return self._values("mention", "actor", one, settles, "speaks > 0")

    def _from_claim(self, node: Resolved, inner: Resolved) -> Iterator[Candidate]:
        """From the claims that fit; or in order, from a table that knows in which stories the speaker speaks."""
        for part in conjuncts(inner) if not asks_hidden(inner) else ():
            match part:
                case Among("camp" | "by" as field, (one,)):
                    yield Candidate(self.sizes.total(field, (one,)), partial(self._speaks, field, one, ()))
        made = partial(self._made, self.stories_of_claims, inner, (node,))
        read = cheapest(self.from_claims(inner)).rows
        yield Candidate(read + self.sizes.of_claims_together(conjuncts(inner)) // 2, made, ordered=False)

    # --- events -------------------------------------------------------------------------------

    def from_events(self, parts: Sequence[Resolved]) -> Iterator[Candidate]:
        """Beginnings for events that hold all parts in one story."""
        own = [part for part in parts if of_event_alone(part)]
        core = tuple(part for part in parts if part not in own)
        for part in own:
            match part:
                case Among("event", ids):
                    yield Candidate(len(ids), partial(self._named_events, ids, part))
                case Among("silent", camps):
                    found = [str(event) for event in self.sizes.silent(camps)]
                    yield Candidate(len(found), partial(self._named_events, found, part))
                case OneEvent(inner):
                    made = partial(self._made, self.events_of, inner, (part,))
                    yield Candidate(self.sizes.of_events(part), made, ordered=False)
        if core:
            yield from self._events_of(core)
        yield Candidate(self.sizes.events, partial(Drive, "event", "event.id"))

    def _events_of(self, core: Settled) -> Iterator[Candidate]:
        """From the stories or claims that fulfil what is asked of one story; settled where an event adds nothing."""
        alone = tuple(part for part in core if of_stories_alone(part))
        claims = tuple(part for part in core if isinstance(part, OneClaim) and not asks_gone(part.node))
        match claims:
            case (OneClaim(Among("camp", (one,))) as part,):
                settles = core if len(core) == 1 else ()
                yield Candidate(self.sizes.of_events(part), partial(self._events_of_camp, one, settles))
        if len(claims) == 1 and len(claims) + len(alone) == len(core):
            made = partial(self._made, self.events_of_claims, AllOf(core), core)
            yield Candidate(min(map(self.sizes.of_claims, core)), made, ordered=False)
        elif alone:
            made = partial(self._made, self.events_of_stories, AllOf(alone), core if alone == core else ())
            yield Candidate(min(map(self.sizes.of_stories, alone)), made, ordered=False)

    def _named_events(self, ids: Sequence[str], part: Resolved) -> Drive:
        return Drive("event", "event.id", (self.among("event.id", [int(i) for i in ids]),), (part,))

    def _events_of_camp(self, camp: str, settles: Settled) -> Drive:
        chosen = self.alias("d")
        return Drive(f"event_camp AS {chosen}", f"{chosen}.event", (f"{chosen}.camp = {self.bind(camp)}",), settles)

    # --- claims -------------------------------------------------------------------------------

    def from_claims(self, node: Resolved) -> Iterator[Candidate]:
        """Beginnings for claims that fulfil a node of claim clauses."""
        hidden = asks_hidden(node)
        for part in conjuncts(node):
            rows = self.sizes.of_claims(part)
            match part:
                case Among("review", ids) if "none" not in ids and hidden:
                    yield Candidate(rows, partial(self._reviewed, part))
                case _ if hidden:
                    continue
                case Among("review", ("none",)):
                    continue
                case Among("camp" | "by" | "stance" | "review" as field, (one,)):
                    yield Candidate(rows, partial(self._claims, CLAIM_COLUMNS[field], one, part))
                case Among("about" | "via" as field, (one,)):
                    yield Candidate(rows, partial(self._claim_table, ACTOR_TABLES[field], "actor", one, part))
                case Among("blames", (one,)):
                    # Most are dropped before their long rows are read.
                    yield Candidate(rows // 2, partial(self._accused, one, part))
                case Among("point", (one,)):
                    yield Candidate(rows, partial(self._claim_table, "placement", "point", one, part))
                case When("said", first, last) if first or last:
                    yield Candidate(rows, partial(self._said, part), ordered=False)
                case Flag("unsure"):
                    yield Candidate(rows, partial(self._unsure, part))
                case Flag("held"):
                    yield Candidate(rows, partial(self._held, part), ordered=False)
                case Against():
                    yield Candidate(rows, partial(self._contradicted, part), ordered=False)
                case Flag("altered" | "gone" as state):
                    yield Candidate(rows, partial(self._in_state, state, part))
                case AnyOf():
                    yield Candidate(rows, partial(self._either_claim, part), ordered=False)
        yield Candidate(self.sizes.claims, self._newest_claims)

    def _claims(self, column: str, value: str, part: Resolved) -> Drive:
        claim = self.alias("c")
        where = [f"{claim}.{column} = {self.bind(value)}"]
        # Said again for the planner: the index holds no others, and it does not look into a bound value.
        where += [f"{claim}.review <> 'none'"] if column == "review" else []
        return Drive(f"claim AS {claim}", f"{claim}.id", tuple(where), (part,), claim)

    def _claim_table(self, table: str, column: str, value: str, part: Resolved) -> Drive:
        chosen, claim = self.alias("d"), self.alias("c")
        tables = f"{table} AS {chosen} CROSS JOIN claim AS {claim} ON {claim}.id = {chosen}.claim"
        where = (f"{chosen}.{column} = {self.bind(value)}",)
        # A claim may have two values at one point.
        return Drive(tables, f"{chosen}.claim", where, (part,), claim, distinct=table == "placement")

    def _accused(self, actor: str, part: Resolved) -> Drive:
        """Targets of accusing claims: whether a claim accuses is seen in a narrow index, not in its long row."""
        chosen, claim = self.alias("d"), self.alias("c")
        joined = f"claim AS {claim} INDEXED BY claim_stance ON {claim}.id = {chosen}.claim"
        where = (f"{chosen}.actor = {self.bind(actor)}", f"{claim}.stance = 'accuses'")
        return Drive(f"claim_target AS {chosen} CROSS JOIN {joined}", f"{chosen}.claim", where, (part,), claim)

    def _reviewed(self, node: Among) -> Drive:
        """Through what people said of claims: hidden ones are in no other index."""
        chosen, claim = self.alias("d"), self.alias("c")
        tables = f"review_last AS {chosen} CROSS JOIN claim AS {claim} ON {claim}.id = {chosen}.claim"
        return Drive(tables, f"{chosen}.claim", (), (), claim, distinct=True)

    def _said(self, node: When) -> Drive:
        claim = self.alias("c")
        tables = f"claim AS {claim} INDEXED BY claim_said"
        return Drive(tables, f"{claim}.id", (self.claim(node, claim),), (node,), claim)

    def _either_claim(self, node: Resolved) -> Drive:
        chosen, claim = self.alias("d"), self.alias("c")
        assert isinstance(node, AnyOf)
        union = " UNION ".join(self.claims_of_node(n) for n in node.nodes)
        tables = f"({union}) AS {chosen} CROSS JOIN claim AS {claim} ON {claim}.id = {chosen}.id"
        return Drive(tables, f"{chosen}.id", (), (node,), claim)

    def _unsure(self, node: Flag) -> Drive:
        claim = self.alias("c")
        tables = f"claim AS {claim} INDEXED BY claim_unsure"
        return Drive(tables, f"{claim}.id", (f"{claim}.unsure = 1",), (node,), claim)

    def _held(self, node: Flag) -> Drive:
        claim = self.alias("c")
        return Drive(f"claim AS {claim} INDEXED BY claim_held", f"{claim}.id", (f"{claim}.held = 1",), (node,), claim)

    def _in_state(self, state: str, part: Resolved) -> Drive:
        claim = self.alias("c")
        where = (f"{claim}.state = {self.bind(state)}", f"{claim}.state <> 'present'")
        return Drive(f"claim AS {claim} INDEXED BY claim_state", f"{claim}.id", where, (part,), claim)

    def stories_gone(self, node: Resolved) -> str:
        """Stories that were withdrawn, and those of which a claim was taken out."""
        claims = "SELECT story FROM claim INDEXED BY claim_state WHERE shown = 1 AND state = 'gone'"
        return f"SELECT id FROM story WHERE gone IS NOT NULL UNION {claims} AND state <> 'present'"

    def _contradicted(self, part: Against) -> Drive:
        """From the contradictions to the claims of either side on their points."""
        chosen, claim = self.alias("d"), self.alias("c")
        tables = f"({self.contradicted(part)}) AS {chosen} CROSS JOIN claim AS {claim} ON {claim}.id = {chosen}.id"
        return Drive(tables, f"{chosen}.id", (), (part,), claim)

    def _newest_claims(self) -> Drive:
        claim = self.alias("c")
        return Drive(f"claim AS {claim}", f"{claim}.id", (), (), claim)


def _has_words(node: Resolved) -> bool:
    match node:
        case Words():
            return True
        case AllOf(nodes) | AnyOf(nodes):
            return any(map(_has_words, nodes))
    return False


def of_stories_alone(node: Resolved) -> bool:
    """Whether an event holds it if one of its stories has it, with nothing about claims or events inside."""
    match node:
        case OneClaim() | OneEvent() | Unheard() | Among("event" | "silent") | Everything():
            return False
        case Neither(inner):
            return of_stories_alone(inner)
        case AllOf(nodes) | AnyOf(nodes):
            return all(map(of_stories_alone, nodes))
    return True

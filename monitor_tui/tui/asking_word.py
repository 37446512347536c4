"""The desk's answers about an analyst's word on claims; what places them is imported when one is first changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from monitor_tui.contrast import words as shown
from monitor_tui.errors import StoreError
from monitor_tui.model import Review, Span, Story
from monitor_tui.store import claims, connect, stories
from monitor_tui.store.connect import Connection
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui import typed
from monitor_tui.tui.asking_store import StoreAsking
from monitor_tui.tui.desk_word import Draft, DraftKey, OpenClaim, Sentence

if TYPE_CHECKING:
    from monitor_tui.store.readings import Reading
    from monitor_tui.store.reviewing import Note, Word
    from monitor_tui.tui.desk import Suggestion

GONE = "This claim is no longer in the store; it was read again meanwhile."
THOUGHT = "thought"


class WordAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    @cached_property
    def drafts(self) -> dict[DraftKey, Draft]:
        return {}

    # --- what is open ------------------------------------------------------------------------------

    def open_claim(self, claim: int) -> OpenClaim:
        from monitor_tui.store import readings

        conn = self._conn()
        with connect.snapshot(conn):
            found = claims.claim(conn, claims.current(conn, claim))
            story = stories.story(conn, found.story) if found is not None else None
            if found is None or story is None:
                raise StoreError(GONE)
            beside = [one.id for one in claims.of_story(conn, story.id) if one.shown and one.kind != THOUGHT]
            machine, stands = readings.machine_values(conn, found.id), readings.values(conn, found.id)
            return OpenClaim(
                at=Sentence(story.id, found.wording, found.sentence),
                quote=found.quote,
                place=self._place(story),
                machine=replace(self._draft(conn, machine), why=self._why(conn, found)) if found.rule else Draft(),
                stands=self._draft(conn, stands),
                claim=found.id,
                unsure=bool(found.unsure),
                number=beside.index(found.id) + 1 if found.id in beside else 0,
                count=len(beside),
            )

    def open_sentence(self, at: Sentence) -> OpenClaim:
        conn = self._conn()
        story = stories.story(conn, at.story)
        if story is None:
            raise StoreError("This story is no longer in the store.")
        whole = stories.wordings(conn, at.story)[at.wording - 1].whole
        event = "" if story.event is None else f"E{story.event}"
        return OpenClaim(
            at=at,
            quote=whole[slice(*at.span)],
            place=self._place(story),
            machine=Draft(),
            stands=Draft(stance="asserts", event=event),
        )

    def sentences(self, story: int, wording: int) -> Sequence[Span]:
        from monitor_tui.text import sentences

        found = stories.story(self._conn(), story)
        whole = stories.wordings(self._conn(), story)[wording - 1].whole
        return tuple(sentences(whole, found.lang if found is not None else "en"))

    def hidden(self, story: int, wording: int) -> tuple[StoredClaim, ...]:
        found = claims.of_story(self._conn(), story, wording)
        return tuple(one for one in found if one.review is Review.HIDDEN and self._is_head(one.id))

    def notes(self, story: int) -> Sequence[Note]:
        from monitor_tui.store import reviewing

        conn = self._conn()
        past = self._past(conn)
        if past is None:
            return reviewing.notes(conn, story)
        from monitor_tui.store import past_said

        return past_said.notes(conn, past, story)

    def words(self, claim: int) -> Sequence[Word]:
        from monitor_tui.store import reviewing

        conn = self._conn()
        past = self._past(conn)
        if past is None:
            return reviewing.words(conn, claim)
        from monitor_tui.store import past_said

        return past_said.words(conn, past, claim)

    # --- what saving would do ------------------------------------------------------------------------

    def effect(self, opened: OpenClaim, draft: Draft) -> str:
        from monitor_tui.store import making, readings

        conn, changes = self._conn(), self._changes(opened, draft)
        if opened.claim is None:
            locator, values = self._locator(opened.at, changes), typed.made(changes)
            after = making.preview(conn, locator, values, self._consequences)
            return self._told(None, after, None) if after is not None else ""
        if not changes:
            return "nothing is changed yet"
        before, after = readings.preview(conn, opened.claim, changes, self._consequences)
        return self._told(before, after, opened.claim)

    def _told(self, before: Reading | None, after: Reading, claim: int | None) -> str:
        """``stays in B; in E1 "what" it joins the statement KGB 16 Apr``"""
        was, now = (self._letter(one.camp) if one else "" for one in (before, after))
        if was == now:
            side = f"stays in {now}" if now else "stands in no pane: nobody known speaks"
        elif not now:
            side = f"leaves {was}: nobody known speaks"
        else:
            side = f"moves from {was} to {now}" if was else f"stands in {now}"
        if after.event is None:
            return f"{side}; in no event."
        if not after.placements or not after.camp:
            return f"{side}; in E{after.event} in no row."
        from monitor_tui.contrast.rows import point_of
        from monitor_tui.store import cells

        point, value, _ = after.placements[0]
        row = f'{side}; in E{after.event} "{point_of(point, self.dossier).label}"'
        who = (point, after.camp, after.actor or "", str(after.stance))
        same = [
            cell
            for cell in cells.of_event(self._conn(), after.event)
            if (cell.point, cell.camp, cell.actor, str(cell.stance)) == who
        ]
        joined = next((cell for cell in same if cell.value == value and (cell.claims > 1 or cell.best != claim)), None)
        if joined is None:
            return f"{row} it says: {value.rstrip('.')}."
        name = shown.short_actor(after.actor, self.dossier) if after.actor else "of unknown speakers"
        return f"{row} it joins the statement {name} {joined.first.day} {joined.first:%b}."

    def alike(self, opened: OpenClaim, draft: Draft) -> Sequence[OpenClaim]:
        from monitor_tui.store import reviewing

        if opened.claim is None:
            return ()
        fields = [field for field in self._changes(opened, draft) if field not in ("event", "point")]
        return [self.open_claim(one.id) for one in reviewing.alike(self._conn(), opened.claim, fields)]

    def complete_word(self, opened: OpenClaim, field: str, text: str, at: int) -> Sequence[Suggestion]:
        events = list(self._events(opened.at.story)) if field == "event" else []
        return typed.complete(field, text, at, self.dossier, events)

    # --- acts -----------------------------------------------------------------------------------------

    def correct(self, opened: OpenClaim, draft: Draft) -> str:
        from monitor_tui.store import acts

        changes = self._changes(opened, draft)
        with self._writing() as conn:
            if opened.claim is not None:
                return acts.correct(
                    conn, self.analyst, opened.claim, changes, self._consequences, reason=draft.why
                ).sentence
            locator = self._locator(opened.at, changes)
            return acts.make(
                conn,
                self.analyst,
                locator.key,
                locator.sha256,
                locator.sentence,
                typed.made(changes),
                self._consequences,
                reason=draft.why,
            ).sentence

    def correct_likewise(self, other: OpenClaim, opened: OpenClaim, draft: Draft) -> str:
        from monitor_tui.store import acts

        changes = {
            field: value for field, value in self._changes(opened, draft).items() if field not in ("event", "point")
        }
        if other.claim is None or not changes:
            return "nothing to change"
        with self._writing() as conn:
            return acts.correct(conn, self.analyst, other.claim, changes, self._consequences, reason=draft.why).sentence

    def hide(self, claim: int) -> str:
        from monitor_tui.store import acts

        found = claims.claim(self._conn(), claim)
        value = Review.NONE if found is not None and found.review is Review.HIDDEN else Review.HIDDEN
        with self._writing() as conn:
            done = acts.check(conn, self.analyst, claim, value=value, consequences=self._consequences)
        return done.sentence if value is Review.HIDDEN or not done.changed else "shown again: 1 claim"

    def note(self, story: int, claim: int | None, text: str) -> str:
        from monitor_tui.store import acts

        (key,) = stories.keys(self._conn(), [story])
        with self._writing() as conn:
            return acts.note(conn, self.analyst, key, text, claim=claim).sentence

    # --- between what is typed and what is stored --------------------------------------------------------

    def _changes(self, opened: OpenClaim, draft: Draft) -> dict[str, Any]:
        """What differs from how the claim stands, as the log writes it; MonitorError where a word is wrong."""
        changes = typed.changes(draft, opened.stands, self.dossier, whole=opened.claim is None)
        if isinstance(event := changes.get("event"), int):
            changes["event"] = self._event_key(event)
        return changes

    def _event_key(self, event: int) -> str:
        from monitor_tui.store import events

        found = events.event(self._conn(), event)
        if found is None:
            raise StoreError(f"There is no event E{event}.")
        return found.key

    def _locator(self, at: Sentence, changes: dict[str, Any]) -> Any:
        from monitor_tui.store.kept import Locator

        (key,) = stories.keys(self._conn(), [at.story])
        wording = stories.wordings(self._conn(), at.story)[at.wording - 1]
        return Locator(key, wording.sha256, at.span, changes.get("speaker") or "")

    def _draft(self, conn: Connection, values: dict[str, Any]) -> Draft:
        from monitor_tui.store import events

        event = "" if values["event"] is None else f"E{events.by_key(conn, values['event'])}"
        point = values["point"] if any(one.id == values["point"] for one in self.dossier.points) else ""
        return Draft(
            speaker=values["speaker"] or "",
            stance=values["stance"],
            target=", ".join(values["targets"]),
            event=f"{event} {point}".strip(),
        )

    def _why(self, conn: Connection, claim: StoredClaim) -> str:
        """The cue and the doubts of the machine, else its rule."""
        whole = stories.wordings(conn, claim.story)[claim.wording - 1].whole
        cue = f'"{whole[slice(*claim.cue)]}": ' if claim.cue else ""
        return cue + (", ".join(claim.unsure) or f"rule {claim.rule}")

    def _events(self, story: int) -> Iterator[tuple[str, str]]:
        """The story's events, then those that changed last."""
        from monitor_tui.store import events
        from monitor_tui.store.selection import EVERY_EVENT

        own = events.of_story(self._conn(), story, self.dossier.zone)
        recent = events.of_ids(self._conn(), events.page(self._conn(), EVERY_EVENT, 50), self.dossier.zone)
        for event in {event.id: event for event in (*own, *recent)}.values():
            yield f"E{event.id}", event.title

    def _place(self, story: Story) -> str:
        local = story.published.astimezone(self.dossier.zone)
        return f"{story.source} {local.day} {local:%b %Y}"

    def _letter(self, camp: str | None) -> str:
        known = self.dossier.camps.get(camp) if camp else None
        return known.letter if known else ""

    def _is_head(self, claim: int) -> bool:
        return claims.current(self._conn(), claim) == claim

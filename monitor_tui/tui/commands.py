"""What can be done, each declared once: name, keys, sentence, and where.

Bindings, footer, help, the ``:`` prompt and remapping follow from this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.keys import _character_to_key

NEVER = ("^s", "^q", "^z", "^b", "^a", "^c", ".", ",", "]")
"""Keys that terminals, tmux and screen take, or that another layout cannot type."""

WIRE, EVENT, STORY, EVENTS, EMPTY = "wire", "event", "story", "events", "empty"
BRIEF, TIMELINE, WORDING, PROOF = "brief", "timeline", "wording", "proof"
CORRECT, LOG = "correct", "log"
READING = (WIRE, EVENT, STORY, EVENTS, BRIEF, TIMELINE, WORDING, PROOF, LOG)
LISTS = (WIRE, EVENTS)
LOGGED = (WIRE, EVENT, STORY, EVENTS, BRIEF)
BRIEFED = (WIRE, EVENT, STORY, PROOF)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that an analyst can do."""

    name: str
    """The word after ``:``, and the action's name with ``_`` for ``-``."""
    keys: tuple[str, ...]
    """As typed; ``^d`` is control and d; a doubled letter is pressed twice."""
    sentence: str
    on: tuple[str, ...]
    """The screens that have it."""
    foot: str = ""
    """Its word in the line of keys."""
    shown: str = ""
    """Its keys in that line where they are not the first one."""

    @property
    def action(self) -> str:
        return self.name.replace("-", "_")

    @property
    def label(self) -> str:
        return self.shown or key_label(self.keys[0])


COMMANDS: tuple[Command, ...] = (
    Command("down", ("j", "down"), "Move down one line.", READING, "move", "j k"),
    Command("up", ("k", "up"), "Move up one line.", READING),
    Command("top", ("gg", "home"), "Go to the first line.", READING),
    Command("bottom", ("G", "end"), "Go to the last line.", READING),
    Command("page-down", ("pagedown",), "Move down a page.", READING),
    Command("page-up", ("pageup",), "Move up a page.", READING),
    Command("half-down", ("^d",), "Move down half a page.", READING),
    Command("half-up", ("^u",), "Move up half a page.", READING),
    Command(
        "left",
        ("h", "left"),
        "Go to the cell on the left; in the list of actors, fold a country.",
        (WIRE, EVENT, WORDING),
        "cell",
        "h j k l",
    ),
    Command(
        "right",
        ("l", "right"),
        "Go to the cell on the right; in the list of actors, unfold a country.",
        (WIRE, EVENT, WORDING),
    ),
    Command("next-part", ("tab",), "Go from the wire to the panes, to the list of actors, and back.", (WIRE,)),
    Command("next-claim", ("tab",), "Go to the next claim of the story.", (STORY,), "claim"),
    Command("previous-claim", ("shift+tab",), "Go to the claim before.", (STORY,)),
    Command("next-statement", ("tab",), "Go to the next statement of the cell.", (EVENT,), "statement"),
    Command("previous-statement", ("shift+tab",), "Go to the statement before.", (EVENT,)),
    Command("next-event", ("J",), "Go to the next story of another event.", (WIRE,), "event", "J K"),
    Command("previous-event", ("K",), "Go back to the story of another event.", (WIRE,)),
    Command(
        "open",
        ("enter",),
        "Open the story, the cell's best claim, or an empty cell's proof; in the list of actors, narrow and widen.",
        (WIRE,),
        "story",
    ),
    Command("stories", ("enter",), "Show the stories of the event in the wire.", (EVENTS,), "stories"),
    Command(
        "event",
        ("e",),
        "Open the event: every point, and the sentence behind each cell.",
        (WIRE, STORY, EVENTS),
        "event",
    ),
    Command("events", ("E",), "Open the list of events, newest change first.", (WIRE, EVENT, STORY), "events"),
    Command("filter", ("/", "s"), "Filter as you type, with a live count.", (WIRE,), "filter"),
    Command("saved", ("f",), "Choose a saved query of the dossier.", (WIRE,), "saved"),
    Command("explain", ("=",), "Explain the filter: what each clause means and keeps.", (WIRE,), "explain"),
    Command("clear", ("escape",), "Drop the filter, or leave the panes.", (WIRE,)),
    Command("limit-panes", ("z",), "Limit the panes to the filter, or show the whole event again.", (WIRE,)),
    Command("actors", ("i",), "Fold the list of actors away, or show it.", (WIRE,)),
    Command("camp-1", ("1",), "Go to the first camp's pane.", (WIRE, EVENT), "camp", "1-7"),
    Command("camp-2", ("2",), "Go to the second camp's pane.", (WIRE, EVENT)),
    Command("camp-3", ("3",), "Go to the third camp's pane.", (WIRE, EVENT)),
    Command("camp-4", ("4",), "Show another camp in the third pane: the first that has none.", (WIRE, EVENT)),
    Command("camp-5", ("5",), "Show another camp in the third pane: the second that has none.", (WIRE, EVENT)),
    Command("camp-6", ("6",), "Show another camp in the third pane: the third that has none.", (WIRE, EVENT)),
    Command("camp-7", ("7",), "Show another camp in the third pane: the fourth that has none.", (WIRE, EVENT)),
    Command("camps-before", ("0",), "Show the camps as before.", (WIRE, EVENT)),
    Command("pane", ("P",), "Give an actor a pane of its own; :pane and its name does it too.", (WIRE, EVENT)),
    Command("accused", ("i",), "Let the words of the accused into the panes, or take them out.", (EVENT,)),
    Command("summary", ("s",), "Sum the cell up in a line of your own; empty takes it out.", (EVENT,), "summary line"),
    Command("rename", ("t",), "Give the event a title of your own; empty gives it back.", (EVENT, EVENTS), "title"),
    Command("merge", ("M",), "Put the event together with another one; asks which.", (EVENT, EVENTS), "merge"),
    Command("split", ("X",), "Take the story out of its event, or the marked ones.", (WIRE, EVENT, STORY), "split"),
    Command("note-event", ("n",), "Write a note on the event.", (EVENT, EVENTS), "note"),
    Command("point", (), "Put the statement at another point: :point NAME, a row's or a new one.", (EVENT,)),
    Command("merge-point", (), "Make a row of other words part of another row.", (EVENT,)),
    Command("rename-point", (), "Name a row of other words; empty gives it back.", (EVENT,)),
    Command("log", ("L",), "Open the log: who said and did what, newest first.", LOGGED, "log"),
    Command("object", ("enter",), "Open what the act was about, where that still is.", (LOG,), "open"),
    Command("narrow", ("/", "s"), "Show one analyst's acts, or those on this event or story.", (LOG,), "whose"),
    Command("join", ("p",), "Put an event that these stories tell of too in as a row, or out.", (EVENT,)),
    Command("details", ("d",), "Give the detail below more room, or the points again.", (EVENT,), "detail"),
    Command("tag", ("+",), "Put a tag on the story, or on the marked ones.", (WIRE, STORY), "tag"),
    Command("untag", ("-",), "Take a tag off the story, or off the marked ones.", (WIRE, STORY)),
    Command("read", ("r",), "Mark the story read, or unread again.", (WIRE,), "read"),
    Command("all-read", ("A",), "Mark every story in the filter read, as one act.", (WIRE,)),
    Command("next-unread", ("N",), "Go to the next unread story.", (WIRE,)),
    Command("mark", ("space",), "Mark the story for the next act, or unmark it.", (WIRE,)),
    Command("mark-range", ("v",), "Mark from the last mark to here.", (WIRE,)),
    Command("unmark-all", (";",), "Take all marks off.", (WIRE,)),
    Command(
        "check",
        ("a",),
        "Mark the claim checked: a person compared it with its sentence.",
        (WIRE, EVENT, STORY),
        "checked",
    ),
    Command("look", ("enter",), "Open what stands behind the line: a list, or the sentence.", (PROOF,), "look"),
    Command(
        "silent",
        ("a",),
        "Say that you looked and this side is silent here; again takes it back.",
        (PROOF,),
        "I checked: silent",
    ),
    Command(
        "correct",
        ("c",),
        "Say how the claim is to be read: speaker, stance, targets, event.",
        (WIRE, EVENT, STORY),
        "correct",
    ),
    Command("make", ("m",), "Make a claim of a sentence that the machine passed over.", (STORY,), "make claim"),
    Command("make-here", ("enter",), "Make the claim of the sentence that is chosen.", (STORY,)),
    Command("drop", ("escape",), "Leave the choice of a sentence.", (STORY,)),
    Command("hide", ("H",), "Take the claim out of sight, or show it again.", (STORY,), "hide"),
    Command("hidden", (), "Show the claims that people hid among the others, or leave them out again.", (STORY,)),
    Command("note", ("n",), "Write a note on the claim.", (STORY,), "note"),
    Command("note-story", (), "Write a note on the story.", (STORY,)),
    Command("save-word", ("f2",), "Save what was typed: your word on the claim.", (CORRECT,), "save"),
    Command(
        "next-field",
        ("tab",),
        "Take the chosen word, or go to the next field and to the claims alike.",
        (CORRECT,),
        "next field",
    ),
    Command("previous-field", ("shift+tab",), "Go to the field before.", (CORRECT,)),
    Command("next-word", ("down",), "Choose the next word of the list.", (CORRECT,)),
    Command("previous-word", ("up",), "Choose the word before.", (CORRECT,)),
    Command("leave", ("escape",), "Leave; what was typed is kept until the dashboard closes.", (CORRECT,), "leave"),
    Command("keys", ("f1",), "Show these keys.", (CORRECT,), "help"),
    Command("undo", ("u",), "Undo your last act.", READING, "undo yours"),
    Command("redo", ("U",), "Do again what was undone.", READING),
    Command("link", ("o",), "Show the story's link.", (WIRE, EVENT, STORY), "link"),
    Command("cite", ("y",), "Copy the claim or story as a citation.", (WIRE, EVENT, STORY, PROOF), "cite"),
    Command("refresh", ("R",), "Show the stories that wait.", (WIRE, EVENTS)),
    Command("fetch", ("F",), "Fetch the sources that are due, in the background.", (WIRE, EVENTS)),
    Command("why", ("=",), "Explain the claim: which rule, cue, name or feature made it.", (STORY,), "why"),
    Command("older-wording", ("<",), "Show the wording before.", (STORY,), "wording", "< >"),
    Command("newer-wording", (">",), "Show the wording after.", (STORY,)),
    Command("timeline", ("T",), "Show who said what first: a lane for each camp over the days.", (WIRE, EVENT), "time"),
    Command(
        "words",
        ("W",),
        "Show how each camp words it: terms, words that set it apart, spellings of names.",
        (WIRE, EVENT),
        "words",
    ),
    Command(
        "sentence",
        ("enter",),
        "Open the sentence in its story; of an empty cell, its proof.",
        (EVENT, TIMELINE),
        "sentence",
    ),
    Command(
        "sentences", ("enter",), "List the sentences behind the count; open the chosen one.", (WORDING,), "sentences"
    ),
    Command("next-words", ("tab",), "Go on to terms, words that set apart, spellings.", (WORDING,), "next"),
    Command("previous-words", ("shift+tab",), "Go back to spellings, words that set apart, terms.", (WORDING,)),
    Command("demo", ("1",), "See the demo: a store of its own, nothing is fetched.", (EMPTY,), "see the demo"),
    Command("fetch-first", ("2",), "Fetch the dossier's sources now.", (EMPTY,), "fetch"),
    Command("import", ("3",), "Import a file: feed, plain text or JSON lines.", (EMPTY,), "import a file"),
    Command(
        "into-brief",
        ("b",),
        "Put the cell, claim or story into the event's brief; again takes it out.",
        BRIEFED,
        "brief",
    ),
    Command("brief-all", (), "Put every cell of the shown panes into the brief.", (WIRE, EVENT)),
    Command("brief", ("B",), "Open the brief of the event.", (WIRE, EVENT, STORY, EVENTS, PROOF), "brief"),
    Command("evidence", ("enter",), "Open the sentence or the story.", (BRIEF,), "sentence"),
    Command("earlier", ("K",), "Move the item up.", (BRIEF,), "order", "J K"),
    Command("later", ("J",), "Move the item down.", (BRIEF,)),
    Command("cut", ("x",), "Take the item out of the brief.", (BRIEF,), "cut"),
    Command("word", ("e",), "Say the item in your own words; empty gives it back to the machine.", (BRIEF,), "word"),
    Command("heading", ("t",), "Give the page a title of your own.", (BRIEF,), "title"),
    Command("preview", ("tab",), "See the page as it will be written, and the list again.", (BRIEF,), "page"),
    Command("format", ("f",), "Choose the format: Markdown, HTML, text, CSV, JSON lines.", (BRIEF,), "format"),
    Command("save", ("w",), "Write the page to a file; an existing one is asked about.", (BRIEF,), "save"),
    Command("copy-page", ("y",), "Copy the page to the terminal's clipboard (OSC 52).", (BRIEF,), "copy"),
    Command("redraw", ("^l",), "Draw the whole screen anew.", (*READING, EMPTY)),
    Command("command", (":",), "Do something by its name.", READING),
    Command("help", ("?",), "Show these keys.", (*READING, EMPTY), "help"),
    Command("back", ("q",), "Go back: out of a screen, the panes, the filter.", (*READING, EMPTY), "back"),
    Command("quit", ("Q",), "Leave the dashboard.", (*READING, EMPTY)),
)

FOOTERS: dict[str, tuple[str, ...]] = {
    WIRE: ("down", "open", "event", "events", "filter", "tag", "check", "help"),
    EVENT: ("left", "sentence", "check", "correct", "timeline", "words", "back"),
    STORY: ("next-claim", "check", "correct", "make", "hide", "cite", "into-brief", "back"),
    EVENTS: ("down", "stories", "event", "merge", "note-event", "log", "help", "back"),
    PROOF: ("look", "silent", "cite", "into-brief", "back"),
    CORRECT: ("save-word", "next-field", "leave", "keys"),
    EMPTY: ("demo", "fetch-first", "import", "help", "back"),
    BRIEF: ("earlier", "cut", "word", "heading", "preview", "format", "save", "copy-page", "help"),
    TIMELINE: ("down", "sentence", "help", "back"),
    WORDING: ("down", "next-words", "sentences", "help", "back"),
    LOG: ("down", "object", "narrow", "undo", "help", "back"),
}
WIDE_FOOTERS: dict[str, tuple[str, ...]] = {
    **FOOTERS,
    WIRE: (
        "down",
        "next-event",
        "open",
        "event",
        "events",
        "filter",
        "saved",
        "tag",
        "check",
        "cite",
        "into-brief",
        "help",
    ),
    EVENT: (
        "left",
        "sentence",
        "camp-1",
        "check",
        "correct",
        "summary",
        "into-brief",
        "timeline",
        "words",
        "back",
    ),
    STORY: ("down", "next-claim", "older-wording", "check", "correct", "make", "hide", "note", "why", "cite", "help"),
}

_NAMES = {
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "f1": "F1",
    "f2": "F2",
    "escape": "Esc",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
}


def key_label(key: str) -> str:
    """A key as a person reads it."""
    return _NAMES.get(key, key)


def is_doubled(key: str) -> bool:
    """Whether a key is pressed twice, as ``gg``."""
    return len(key) == 2 and key[0] == key[1]


def key_name(key: str) -> str:
    """A key as Textual names it; of a doubled one, the single key."""
    if key.startswith("^") and len(key) == 2:
        return f"ctrl+{key[1]}"
    if is_doubled(key):
        key = key[0]
    return _character_to_key(key) if len(key) == 1 else key


def of_screen(screen: str) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if screen in command.on)


def bindings(screen: str) -> list[Binding]:
    """The bindings of a screen; of a doubled key the screen counts the presses."""
    return [
        Binding(
            key_name(key),
            f"doubled('{command.action}')" if is_doubled(key) else command.action,
            command.sentence,
            show=False,
            id=f"{screen}.{command.name}.{place}",
        )
        for command in of_screen(screen)
        for place, key in enumerate(command.keys)
    ]


def find(name: str) -> Command | None:
    return next((command for command in COMMANDS if command.name == name), None)


def keys_line(screen: str, wide: bool) -> str:
    """The last line of a screen."""
    names = (WIDE_FOOTERS if wide else FOOTERS)[screen]
    return " " + "  ".join(f"{command.label} {command.foot}" for command in _named(names))


def _named(names: Iterable[str]) -> list[Command]:
    table = {command.name: command for command in COMMANDS}
    return [table[name] for name in names]

"""The page for the editor: a value in, a text out; no store, no clock, no network, no terminal."""

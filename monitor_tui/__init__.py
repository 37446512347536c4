"""monitor_tui: what each side says about a contested event, side by side in a terminal."""

__version__ = "0.1.0"

"""`python -m monitor_tui` is `monitor-tui`."""

from monitor_tui.cli import main

main()

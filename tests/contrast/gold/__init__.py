"""Gold cells of the demo's events, and the scorer of what the program shows for them."""

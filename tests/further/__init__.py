"""A second contested event, other camps and words: what the program does with a dossier it was not made beside."""

"""The learned tagger: which words of a paragraph are source, cue and content of an attribution."""

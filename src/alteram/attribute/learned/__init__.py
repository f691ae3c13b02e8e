"""The learned tagger and linker: cues, and for each cue its speaker and its content."""

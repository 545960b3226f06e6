"""Parsed paragraphs and the cast in; out, attributions: content, cue and source, and how each holds."""

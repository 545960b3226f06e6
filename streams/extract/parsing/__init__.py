"""Cleaned title and text in; paragraphs of narration and quotation, each parsed, and the words of attribution, out."""

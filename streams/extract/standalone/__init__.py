"""An attribution's content in; out, one text that is readable without the article."""

"""What an article sent in leaves when it is cleaned: title and text, in; a `CleanArticle`, out."""

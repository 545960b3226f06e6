"""Before the stream: articles from files onto `articles`."""

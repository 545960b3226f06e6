"""The batch face of the stream: a file of articles through the same stages, to the end, and what they published."""

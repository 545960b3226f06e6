"""The stream: articles in, alerts out. Stages in the order the data flows: extract, match, judge, ledger."""

__version__ = "0.1.0"

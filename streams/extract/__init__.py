"""Extract: an article in, the statements found in it out; pure, without memory of other articles.

The packages in the order of the data, each reading only those before it: `cleaning`, `parsing`, `names`, `tagger`,
`attribution`, then `speakers`, `dating` and `standalone` beside one another. The modules here join them: `reading` and
`extractor` for one article, `stage` for a batch, `loading` and `agent` for the running system.
"""

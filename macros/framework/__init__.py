"""What the data means.

Reading order: `nodes` (what was read, and where), `problems` (what is wrong), `syntax` (what is no YAML, in plain
words), `reading` (one file), `absence` (what a layer says of nothing), `order` (of siblings), `layers` (one tree over
another), `folders` (which file holds what), `content` (what is written by hand), `values`, `facilitation` and `model`
(types), `addresses` (names), `misfits` (what does not fit the types), `moves` (what has another address now),
`misplaced` (what a layer says in a wrong place), `orphans` (additions to what is gone), `namesakes` (two of one
address), `data` (all of it in hand), `terms` (the glossary in a text), `schema` (what editors check while typing).
"""

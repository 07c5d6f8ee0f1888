"""How a layer adapts what readers see, and why.

Reading order: `node_texts` (what a node of the merged tree says), `names` (what parts within an
element are called), `changes` and `omissions` (the facts), `wording` (the sentences on them),
`view` (the adaptation of one element), `page` (the list of all that is adapted).
"""

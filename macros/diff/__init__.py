"""What differs between two states of the data, by address.

Reading order: `revisions` (a state, from a folder or a git revision), `differences` (what there is
to report), `state` (the texts of a state), `former_addresses` (where elements were before),
`columns` (columns that have another name now), `compare` (all differences), `report` (as text,
Markdown and JSON).
"""

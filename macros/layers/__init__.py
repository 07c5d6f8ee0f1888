"""Layers: partial trees are laid over one another, and the model is made of the merged tree.

Reading order: `load` (the way from the files to a `dataset`), `entries`; what a layer meets in
turn: `moves` (with `former_names`, `relocation` and `moved_columns`), `misplaced`, `merge` (with
`missing_targets` and `order`); what the merged tree meets then: `sections` (with
`omitted_columns`), `orphans`, `collisions`.
"""

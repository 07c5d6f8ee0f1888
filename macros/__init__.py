"""Practice Profiles: framework data in plain YAML becomes pages, checklists and discussion guides.

Reading order, which is also the direction of imports: `framework` (what the data means), `rules` (what must hold of
it), `views` (what a reader sees, as plain data), `outputs` (one module a format); `__main__` is the command line.
"""

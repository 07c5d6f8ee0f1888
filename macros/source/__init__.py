"""Reading of what authors type: YAML files and pages become nodes that know their places.

It knows YAML, files and line numbers, and nothing of what a framework is. Reading order: `tree`
(the nodes), `problems`, `spelling`; `yaml_reader` (one file), on `yaml_nodes`, `yaml_events`,
`yaml_text` and `yaml_errors`; `layer_folder` (all files of a layer), `authored_pages`.
"""

"""What the data means: typed and frozen, without knowledge of files or formats.

Reading order: `fields` (the kinds of value), `facilitation` and `framework` (what they make up),
`addresses` and `adapted_entries` (where things are in the merged tree), `glossary_terms`,
`reading_grade`, `colors`, `site_paths`, `web_addresses`, `validation_errors`, `json_schema`.
"""

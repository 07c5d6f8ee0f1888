"""The codes that rules had before, which forks may have written down."""

from __future__ import annotations

#: Today's code by each former one.
FORMER_CODES = {
    "added-twice": "address-collision",
    "adds-to-nothing": "orphan-addition",
    "change-moved": "target-moved",
    "change-retired": "retired-target",
    "change-twice": "duplicate-target",
    "changes-nothing": "missing-target",
    "colour-contrast": "color-contrast",
    "file-shape": "not-a-mapping",
    "glossary-twice": "duplicate-term",
    "layer-place": "bad-position",
    "layer-word": "misused-keyword",
    "listed-twice": "duplicate-section",
    "lost-comment": "unquoted-hash",
    "near-namesake": "possible-typo",
    "omits-nothing": "missing-target",
    "one-line": "unexpected-line-break",
    "stale-change": "outdated-override",
    "stray-file": "unknown-file",
    "taken-page": "path-conflict",
    "unquoted-change": "missing-replaces",
    "unwelcome-yaml": "unsupported-yaml",
    "wrong-place": "misplaced-key",
}

"""Authoring: what authors write on pages by hand, its checks, and pages without MkDocs."""

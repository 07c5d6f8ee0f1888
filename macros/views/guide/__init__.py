"""The discussion guide of a section, and the booklet of a framework, as blocks.

Reading order: `blocks` (what a guide is made of), `notes` (blocks that stand beside others),
`facilitation` (what is said to the people in the room), `meeting` (before the practices),
`practices`, `closing` (after them), `document` (the whole guide).
"""

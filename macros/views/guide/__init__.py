"""The discussion guide of a section, the booklet of a framework, and the papers of a meeting.

A guide is a list of blocks. Reading order: `blocks` (what a guide is made of), `notes` (blocks
that stand beside others), `facilitation` (what is said to the people in the room), `meeting`
(before the practices), `practices`, `closing` (after them), `document` (the whole guide).

The documents of a meeting are views of their own: `handout` (for each person), `record` (for the
note-taker) and `run_sheet` (for the facilitator), each of a `choice`, with a `document_head`;
`codes` are letters for responses.
"""

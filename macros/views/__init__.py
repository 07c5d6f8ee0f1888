"""What a reader sees, as plain data without markup. Every output of a thing is made from the same view.

Reading order: `messages` (the words around the data), `words` (texts with their terms), `links` (where pages are),
`changes` (what is adapted), `section` (what profile, checklist and guide show), `blocks` (what a guide is made of),
`meeting`, `practices` and `guide` (the guide itself), `sheet`, `documents`, `framework`, `glossary`, `pages` (every
page of the site), `navigation`, `search`, `differences` (between two states of the data), `export` (the data itself,
for machines), `reflecting` (what scripts need to know of a framework).
"""

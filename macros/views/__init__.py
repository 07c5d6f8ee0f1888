"""What a reader sees, as plain data without markup. Every output of a thing is made from the same view.

Reading order: `messages` (the words around the data), `words` (texts with their terms), `links` (where pages are),
`section` (what profile, checklist and guide show), `framework`, `glossary`, `pages` (every page of the site),
`navigation`, `search`, `export` (the data itself, for machines).
"""

"""What a reader sees, as plain data without markup.

Every output of an element is made from the same view. Reading order:

- what all views share: `messages` (the words around the data), `text_runs` (texts with their
  glossary terms), `links` (where pages are), `elements` (walks), `names` (what parts are called),
  `responses`;
- `adaptations/` (how a layer adapts an element, and the page that lists it all), `attribution`
  (the sentence on a source);
- a section's pages: `statement`, `practice`, `section`, then `guide/` (its discussion guide) and
  `sheet`;
- other pages: `framework`, `glossary`; `pages` lists every page, `redirects` the former ones;
- the way around: `navigation`, `search`, `documents`;
- for machines and scripts: `export`, `reflection`.
"""

"""Cache: pages and documents that one build leaves for the next, by fingerprints of their origin."""

"""Cache: pages and documents that one build leaves for the next, by what they are made from."""

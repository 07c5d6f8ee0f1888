"""One module a format. Each is given plain data and knows one format only."""

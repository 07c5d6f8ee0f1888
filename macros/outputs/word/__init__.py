"""Word: discussion guides as files to edit."""

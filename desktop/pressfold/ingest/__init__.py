"""From a file to a reading: the text, the roles of its blocks, and what it states about itself."""

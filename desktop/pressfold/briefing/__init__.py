"""The reader's own document: pins, their proof, named edits, and the file that never loses one."""

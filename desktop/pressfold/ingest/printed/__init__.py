"""Printed pages: pieces of lines with their places on the paper become paragraphs in the order of reading."""

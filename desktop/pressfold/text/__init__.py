"""Tools for text that keep the way back: normal forms with offset maps, words, sentences, quotation marks, language."""

"""The words of the house: frozen values that every floor above may speak, and nothing that acts."""

"""Pure: text in, value out. Imports the standard library and numpy, and opens nothing."""

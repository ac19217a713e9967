"""Places in a picture: numbers that follow from what is public of organisations; nothing about people."""

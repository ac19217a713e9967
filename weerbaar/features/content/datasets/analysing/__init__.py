"""What a table says about itself: where its head stands, what each column holds, and how that is spread.

Pure functions over text; nothing here knows the database.
"""

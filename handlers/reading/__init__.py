"""Reading what officers type. Pure: text and context in, values out."""

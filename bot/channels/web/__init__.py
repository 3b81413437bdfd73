"""The chat page in a browser.

Promises: the same conversation as every other channel; the page needs nothing from outside its server.
Must not: know a table, another channel or what is said; the page's own words are data in ``static``.
"""

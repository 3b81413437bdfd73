"""Pictures that read well on a phone 360 px wide: how words, signs and marks are set, and one module a sort of picture.

Promises: equal pictures give equal bytes; what is missing is hatched and never looks like zero; no colour speaks alone.
Must not: draw on the event loop, load the plotting library before the first picture, or be joined by another
importer of it.

Lengths are pixels of a screen 360 wide, counted from the upper left corner; a picture has twice as many.
"""

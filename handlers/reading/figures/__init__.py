"""Reading a figure: what an answer says in the light of what was asked, and whether it is to be doubted."""

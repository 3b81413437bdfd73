"""What leaders do in the chat: see what is late, extend, call, write, announce. (pure)"""

"""The conversation as pure functions: state and what was heard in, next state, decisions and reply out."""

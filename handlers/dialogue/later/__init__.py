"""What officers say about reminders: later, not yet, somebody else, another hour. (pure)"""

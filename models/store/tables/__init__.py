"""All tables, imported together so that the metadata is complete."""

from models.store.tables.installation import Installation
from models.store.tables.officers import Conversation, Invitation, Officer, Village
from models.store.tables.post import Attachment, Inbox, Outbox
from models.store.tables.reminders import Broadcast, Extension, Handover, Reminder, Standstill
from models.store.tables.reports import (
    CountedIndicator,
    Draft,
    DraftAnswer,
    Figure,
    FiledPeriods,
    PastFigure,
    Report,
    Revision,
    Total,
    UnitTarget,
)
from models.store.tables.schema import Table
from models.store.tables.sharing import Process, Share

__all__ = [
    "Attachment",
    "Broadcast",
    "Conversation",
    "CountedIndicator",
    "Draft",
    "DraftAnswer",
    "Extension",
    "Figure",
    "FiledPeriods",
    "Handover",
    "Inbox",
    "Installation",
    "Invitation",
    "Officer",
    "Outbox",
    "PastFigure",
    "Process",
    "Reminder",
    "Report",
    "Revision",
    "Share",
    "Standstill",
    "Table",
    "Total",
    "UnitTarget",
    "Village",
]

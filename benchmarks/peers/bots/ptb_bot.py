"""The report with python-telegram-bot: a persistent ConversationHandler, state pickled as it comes (every minute)."""

from __future__ import annotations

from storage import API_ROOT, SUMMARY, TOKEN, Storage, again, done, figure, question
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

CONFIRM = 7
Context = ContextTypes.DEFAULT_TYPE


def asking(store: list[Storage], number: int) -> MessageHandler:
    async def answered(update: Update, context: Context) -> int:
        value = figure(update.message.text)
        if value is None:
            await update.message.reply_text(again(number))
            return number
        await store[0].save(context.user_data["report"], number, value)
        if number == CONFIRM - 1:
            keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Nộp", callback_data="file")]])
            await update.message.reply_text(SUMMARY, reply_markup=keyboard)
        else:
            await update.message.reply_text(question(number + 1))
        return number + 1

    return MessageHandler(filters.TEXT & ~filters.COMMAND, answered)


def main() -> None:
    store: list[Storage] = []

    async def open_store(application: Application) -> None:
        store.append(await Storage.opened("peer.db"))

    async def close_store(application: Application) -> None:
        await store[0].close()

    async def begin(update: Update, context: Context) -> int:
        context.user_data["report"] = await store[0].begin(update.effective_chat.id)
        await update.message.reply_text(question(1))
        return 1

    async def confirm(update: Update, context: Context) -> int:
        await update.callback_query.answer()
        report = context.user_data.pop("report")
        await store[0].file(report)
        await update.callback_query.message.reply_text(done(report))
        return ConversationHandler.END

    states = {number: [asking(store, number)] for number in range(1, CONFIRM)}
    states[CONFIRM] = [CallbackQueryHandler(confirm, pattern="^file$")]
    entry = CommandHandler("baocao", begin)
    talk = ConversationHandler([entry], states, [], name="report", persistent=True, allow_reentry=True)
    builder = (
        Application.builder().token(TOKEN).base_url(f"{API_ROOT}/bot").post_init(open_store).post_shutdown(close_store)
    )
    application = builder.persistence(PicklePersistence("peer.pickle")).build()
    application.add_handler(talk)
    application.run_polling()


if __name__ == "__main__":
    main()

"""The report with aiogram: its finite state machine on a small storage in the same SQLite file."""

from __future__ import annotations

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from storage import API_ROOT, SUMMARY, TOKEN, Storage, again, done, figure, question

CONFIRM = 7


class States(BaseStorage):
    """State and data of each chat in a table."""

    def __init__(self, store: Storage) -> None:
        self._store = store

    async def set_state(self, key: StorageKey, state: Any = None) -> None:
        await self._store.set_state(key.chat_id, state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._store.state(key.chat_id))[0]

    async def set_data(self, key: StorageKey, data: Any) -> None:
        await self._store.set_data(key.chat_id, data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return (await self._store.state(key.chat_id))[1]

    async def close(self) -> None:
        await self._store.close()


def routes(store: Storage) -> Router:
    router = Router()

    @router.message(Command("baocao"))
    async def begin(message: Message, state: FSMContext) -> None:
        await state.set_data({"report": await store.begin(message.chat.id)})
        await state.set_state("1")
        await message.answer(question(1))

    @router.message(StateFilter(*(str(number) for number in range(1, CONFIRM))), F.text)
    async def answered(message: Message, state: FSMContext, raw_state: str) -> None:
        number, value = int(raw_state), figure(message.text or "")
        if value is None:
            await message.answer(again(number))
            return
        await store.save((await state.get_data())["report"], number, value)
        await state.set_state(str(number + 1))
        if number == CONFIRM - 1:
            button = InlineKeyboardButton(text="Nộp", callback_data="file")
            await message.answer(SUMMARY, reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
        else:
            await message.answer(question(number + 1))

    @router.callback_query(StateFilter(str(CONFIRM)), F.data == "file")
    async def confirm(tap: CallbackQuery, state: FSMContext) -> None:
        await tap.answer()
        report = (await state.get_data())["report"]
        await store.file(report)
        await state.clear()
        await tap.message.answer(done(report))

    return router


async def main() -> None:
    store = await Storage.opened("peer.db")
    dispatcher = Dispatcher(storage=States(store))
    dispatcher.include_router(routes(store))
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(API_ROOT)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())

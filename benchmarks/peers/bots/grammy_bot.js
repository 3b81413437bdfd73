// The report with grammY: a session in the same SQLite file, written with better-sqlite3. RUNNER=1: by grammY's runner,
// many chats at once and each in order; else by its own polling, one update after the other.
const { Bot, session, InlineKeyboard } = require("grammy");
const Database = require("better-sqlite3");

const CONFIRM = 7;
const FIGURES = ["chè", "cà phê", "cây ăn quả", "búp chè tươi", "quả", "rừng trồng mới"];
const WRITTEN = /^(\d{1,3}(\.\d{3})*(,\d+)?|\d+(,\d+)?)$/;
const question = (number) => `Câu ${number}/6: ${FIGURES[number - 1]}?`;
const again = (number) => `Chưa đọc được số, mời nhập như 1.398,5. ${question(number)}`;
const figure = (text) => (WRITTEN.test(text.trim()) ? text.trim().replaceAll(".", "").replace(",", ".") : null);

const database = new Database("peer.db");
for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "busy_timeout = 10000"]) database.pragma(pragma);
database.exec(`CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS answers (report INTEGER, question INTEGER, value TEXT, PRIMARY KEY (report, question));
  CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`);
const read = database.prepare("SELECT value FROM sessions WHERE key = ?").pluck();
const write = database.prepare(
  "INSERT INTO sessions VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
);
const forget = database.prepare("DELETE FROM sessions WHERE key = ?");
const begin = database.prepare("INSERT INTO reports (chat, state) VALUES (?, 'draft')");
const save = database.prepare("INSERT INTO answers VALUES (?, ?, ?)");
const file = database.prepare("UPDATE reports SET state = 'done' WHERE id = ?");
const storage = {
  read: (key) => { const value = read.get(key); return value === undefined ? undefined : JSON.parse(value); },
  write: (key, value) => { write.run(key, JSON.stringify(value)); },
  delete: (key) => { forget.run(key); },
};

const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.API_ROOT } });
bot.catch((error) => console.error(error.message));
if (process.env.RUNNER) bot.use(require("@grammyjs/runner").sequentialize((ctx) => String(ctx.chat?.id)));
bot.use(session({ initial: () => ({ asked: 0, report: 0 }), storage }));
bot.command("baocao", async (ctx) => {
  ctx.session.report = Number(begin.run(ctx.chat.id).lastInsertRowid);
  ctx.session.asked = 1;
  await ctx.reply(question(1));
});
bot.on("message:text", async (ctx) => {
  const number = ctx.session.asked;
  if (number < 1 || number >= CONFIRM) return;
  const value = figure(ctx.message.text);
  if (value === null) return void (await ctx.reply(again(number)));
  save.run(ctx.session.report, number, value);
  ctx.session.asked = number + 1;
  if (number === CONFIRM - 1) {
    const markup = { reply_markup: new InlineKeyboard().text("Nộp", "file") };
    await ctx.reply("Đã nhận đủ 6 số liệu. Đúng thì chọn Nộp.", markup);
  } else await ctx.reply(question(number + 1));
});
bot.callbackQuery("file", async (ctx) => {
  await ctx.answerCallbackQuery();
  const report = ctx.session.report;
  file.run(report);
  ctx.session.asked = ctx.session.report = 0;
  await ctx.reply(`Đã nhận báo cáo. Mã biên nhận: ${report}`);
});
if (process.env.RUNNER) require("@grammyjs/runner").run(bot); else bot.start();
process.on("SIGTERM", () => process.exit(0));

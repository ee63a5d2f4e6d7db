// Telegraf as it comes, saying back what it is told: the ceiling for `npm run bench:load`.
import { Telegraf } from 'telegraf'

const bot = new Telegraf(process.env['BOT_TOKEN'] ?? '', {
  telegram: { apiRoot: process.env['TELEGRAM_API_ROOT'] ?? '' },
})
bot.on('text', (ctx) =>
  ctx.reply(ctx.message.text, {
    reply_parameters: { message_id: ctx.message.message_id, allow_sending_without_reply: true },
  }),
)
bot.catch((error) => {
  process.stderr.write(`${String(error)}\n`)
})
process.once('SIGTERM', () => bot.stop())
await bot.launch()

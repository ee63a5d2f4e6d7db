// `yuanwen verify ID`: an answer of the bot's given again from the knowledge that it was given from, and what is
// published now.
import { receiptIdIn } from '../chat/receipt.ts'
import { checkedReceipt } from '../chat/verifying.ts'
import { receiptPhrasesIn } from '../render/phrases-receipts.ts'
import { plainText } from '../render/plain.ts'
import { receiptText } from '../render/receipt.ts'
import { keptIn, loadEngine } from '../store/knowledge.ts'
import { findReceipt } from '../store/receipts.ts'
import { type Run, UsageError } from './io.ts'
import { writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const id = receiptIdIn(String(args['id'] ?? ''))
  if (id === null) throw new UsageError('name a receipt: the ten letters and digits under an answer')
  const dataDir = typeof args['data'] === 'string' ? args['data'] : io.env['DATA_DIR']?.trim() || 'data'
  const place = { dataDir, databaseUrl: io.env['DATABASE_URL']?.trim() || null }
  const found = await findReceipt(place, id)
  if (found === null) {
    io.stderr.write(`${receiptPhrasesIn('en').unknown(id)}\n`)
    return 1
  }
  const { receipt, version } = found
  const current = await loadEngine(args.knowledge, { ...keptIn(dataDir), today: todayIn(io.env) })
  const former = version && (await loadEngine(args.knowledge, { files: version.files, today: version.day }))
  const checked = checkedReceipt(receipt, former, current)
  if (args['json'] === true) {
    const { question, knowledge, digest } = receipt
    const reply = checked.again && plainText(checked.again.reply)
    await writeLine(io, JSON.stringify({ id, question, knowledge, digest, same: checked.isSame, reply }))
  } else await writeLine(io, plainText(receiptText(checked, receipt.language)))
  return checked.isSame ? 0 : 1
}

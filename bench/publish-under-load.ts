// What citizens notice of the editors' desk at work: questions come in at an even pace while an editor sends a release
// and publishes it, a Word document of 20 MB, and a file that is not what it says. Says how long replies took meanwhile,
// how much memory the bot took at most, and whether every answer was one of the old or of the new version.
//   node bench/publish-under-load.ts [releases, 1] [questions a second, 200] [chats, 500]
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serialiseRelease } from '../src/release/serialise.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import { citizen, startBotApi } from '../tests/support/bot-api-double.ts'
import { talkOf } from '../tests/support/talk.ts'
import { loadQuestions } from './load.ts'
import { madeReleases } from './made-releases.ts'
import { storedZip } from './stored-zip.ts'
import { megabytes, table } from './table.ts'

const [count = 1, rate = 200, chats = 500] = process.argv.slice(2).map(Number)
const editorId = 42
const root = fileURLToPath(new URL('..', import.meta.url))
const questions = loadQuestions()
/** Asked again and again: nothing answers it before the release is published, and one figure after. */
const marker = '全市新建了多少所公办幼儿园？'
const everyMarker = 25

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-publish-'))
const knowledge = join(folder, 'knowledge')
const { releases: shipped } = await loadReleases('knowledge')
const [first] = shipped
if (first === undefined) throw new Error('no release to make others from')
mkdirSync(join(knowledge, 'releases'), { recursive: true })
for (const release of madeReleases(first, count))
  writeFileSync(join(knowledge, 'releases', `${release.id}.md`), serialiseRelease(release))
cpSync('knowledge/vocabulary', join(knowledge, 'vocabulary'), { recursive: true })

const sound = readFileSync(join(root, 'tests/fixtures/documents/release.txt'), 'utf8')
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')

const api = await startBotApi()
const bot = spawn(process.execPath, ['--max-semi-space-size=32', 'src/yuanwen.js'], {
  cwd: root,
  env: {
    ...{ PATH: process.env['PATH'], BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot },
    ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data'), ADMIN_IDS: String(editorId) },
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
let most = 0
const watching = setInterval(() => {
  const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8')
  most = Math.max(most, 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0))
}, 200)

await api.next('getMe', 300_000)
await sleep(5000)

const asked: { readonly id: number; readonly at: number; readonly isMarker: boolean }[] = []
let asking = true
async function ask(): Promise<void> {
  const start = performance.now()
  for (let i = 0; asking; i++) {
    const ms = start + (i * 1000) / rate - performance.now()
    if (ms > 1) await sleep(ms)
    const id = 1000 + (i % chats)
    const isMarker = i % everyMarker === 0
    // Chats of their own, so that no marker is read as a follow-up.
    const chat = isMarker ? 1_000_000 + i : id
    const over = { chat: { id: chat, type: 'private' }, from: { ...citizen, id: chat } }
    const text = isMarker ? marker : (questions[i % questions.length] ?? '')
    asked.push({ id: api.say(text, over), at: performance.now(), isMarker })
  }
}

const editor = talkOf(api, editorId, { patienceMs: 600_000 })
const phases: { readonly name: string; readonly from: number; to: number; readonly said: string }[] = []
async function phase(name: string, work: () => Promise<string>): Promise<void> {
  const from = performance.now()
  const said = (await work()).split('\n')[0] ?? ''
  phases.push({ name, from, to: performance.now(), said })
  await sleep(2000)
}

const done = ask()
await phase('nothing else', () => sleep(15_000).then(() => ''))
await phase('a release: report and preview', () => editor.sends('民生.txt', Buffer.from(sound)))
await phase('published', () => editor.taps('✅ 发布'))
await phase('a Word document of 20 MB', () => editor.sends('大.docx', wordDocument(sound, 19.9)))
await phase('a picture named .docx', () => editor.sends('假.docx', picture()))
await phase('20 MB of text', () => editor.sends('长.txt', Buffer.from('民生实事。\n'.repeat(1_290_000))))
await phase('back to the version before', async () => {
  await editor.says('/rollback 1')
  return editor.taps('✅ 发布')
})
asking = false
await done
const replies = new Map<number, { readonly at: number; readonly text: string }>()
for (const end = Date.now() + 60_000; Date.now() < end && replies.size < asked.length; await sleep(500))
  for (const { payload, at, visible } of api.calls) {
    const to = (payload['reply_parameters'] as { message_id?: number } | undefined)?.message_id
    if (to !== undefined && !replies.has(to)) replies.set(to, { at, text: visible })
  }
clearInterval(watching)
bot.kill('SIGTERM')
await once(bot, 'exit')
await api.close()
rmSync(folder, { recursive: true })

const rows = phases.map(({ name, from, to, said }) => {
  const took = asked
    .filter(({ at }) => at >= from && at < to)
    .flatMap(({ id, at }) => (replies.get(id)?.at ?? Number.POSITIVE_INFINITY) - at)
    .sort((a, b) => a - b)
  const ms = (share: number) => `${Math.round(took[Math.floor((took.length - 1) * share)] ?? Number.NaN)} ms`
  const seconds = `${((to - from) / 1000).toFixed(1)} s`
  return [name, seconds, String(took.length), ms(0.5), ms(0.95), ms(0.99), ms(1), said.slice(0, 30)]
})
const titles = ['meanwhile', 'for', 'questions', 'median', 'p95', 'p99', 'longest', 'the editor read']
const markers = asked.filter(({ isMarker }) => isMarker).map(({ id }) => firstLine(replies.get(id)?.text))
const lost = asked.filter(({ id }) => !replies.has(id)).length
process.stdout.write(
  `${[
    `${count} releases, ${rate} questions a second over ${chats} chats; ${lost} without a reply`,
    ...table(titles, rows),
    `one question asked ${markers.length} times had ${new Set(markers).size} different replies (2 are right: before the publication and after)`,
    `memory at most ${megabytes(most)}`,
  ].join('\n')}\n`,
)

/** What answers; each reply has a receipt of its own below. */
function firstLine(text = 'nothing'): string {
  return text.split('\n')[0] ?? ''
}

/** A Word document of one paragraph a line, with a picture that fills it up to so many megabytes. */
function wordDocument(text: string, size: number): Buffer {
  const paragraphs = text
    .split('\n')
    .map(
      (line) => `<w:p><w:r><w:t>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`,
    )
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  const body = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`
  return storedZip([
    ['[Content_Types].xml', Buffer.from(types)],
    ['_rels/.rels', Buffer.from(relations)],
    ['word/document.xml', Buffer.from(body)],
    ['word/media/picture.png', randomBytes(Math.round(size * 1024 * 1024) - body.length - 3000)],
  ])
}

function picture(): Buffer {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(5000)])
}

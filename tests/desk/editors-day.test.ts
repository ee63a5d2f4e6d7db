// A day at the editors' desk, over HTTP with the bot as it is: real store, real engine, real documents.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receiptIdIn } from '../../src/chat/receipt.ts'
import { run as check } from '../../src/cli/check.ts'
import { run as verify } from '../../src/cli/verify.ts'
import { bot, closeDesk, folder, openDesk, owner, ownerId } from '../support/desk-bot.ts'
import { talkOf } from '../support/talk.ts'
import { testIo } from '../support/test-io.ts'

const [editorId, viewerId, strangerId] = [43, 44, 4_500_045]

beforeEach(openDesk)
afterEach(closeDesk)

const document = readFileSync(join(import.meta.dirname, '../fixtures/documents/release.txt'), 'utf8')
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')
/** The document with another figure. */
const release = (kindergartens: number) =>
  Buffer.from(document.replace('幼儿园17所', `幼儿园${kindergartens}所`))
const howManySupermarkets = '全市有多少家爱心超市'
const howMany = '全市新建了多少所公办幼儿园？'
const onDisk = (path: string) => readFileSync(join(folder, 'knowledge', path), 'utf8')

describe("the editors' desk", { timeout: 120_000 }, () => {
  it('takes a damaged document in, has it mended, publishes it, and answers from it', async () => {
    const damaged = Buffer.from(release(26).toString().replace('家庭医生', '家?医生'))
    const asked = await owner.sends('民生.txt', damaged)
    expect(asked).toContain('有 1 处损坏')
    expect(asked).toMatch(/1\. 第 \d+ 行“\?”/)
    const mended = await owner.replies('1=庭')
    expect(mended).toMatch(/^预览：《涿州市2024年度民生实事办理情况》/)
    expect(mended).toContain('您确认的修复：1 处')
    expect(mended).toContain('+ 全市新建、改扩建公办幼儿园26所')
    expect(owner.buttons()).toEqual(['✅ 发布', '🗑 放弃'])
    expect(await owner.says(howMany)).not.toContain('26所')
    expect(await owner.taps('✅ 发布')).toMatch(/^已发布：第 2 版/)
    expect(await owner.says(howMany)).toMatch(/^26所/)
    const [name = ''] = readdirSync(join(folder, 'knowledge/releases')).filter((one) =>
      one.startsWith('2025'),
    )
    expect(onDisk(`releases/${name}`)).toContain('state: editor')
    expect(await owner.taps('✅ 发布')).toBe('这份草稿已经处理过了。')
  })

  it('shows a corrected figure, goes back to an earlier version, and keeps a log', async () => {
    await owner.sends('a.txt', release(26))
    await owner.taps('✅ 发布')
    const receipt = receiptIdIn(await owner.says(howMany)) ?? ''
    const corrected = await owner.sends('a.txt', release(27))
    expect(corrected).toContain('26所 → 27所')
    expect(corrected).toMatch(/已知问题问了 \d+ 个，其中 [1-9]\d* 个会得到不同的回答：/)
    await owner.taps('✅ 发布')
    expect(await owner.says(`/verify ${receipt}`)).toContain('已更正：当时是 26所，现在公布的是 27所。')
    const io = testIo()
    await verify({ id: receipt, knowledge: join(folder, 'knowledge'), data: join(folder, 'data') }, io)
    expect(io.out()).toContain('与当时的回答一字不差。')
    expect(io.out()).toContain('已更正：当时是 26所，现在公布的是 27所。')
    expect(await owner.says(howMany)).toMatch(/^27所/)
    expect(await owner.says('/versions')).toContain('第 3 版')
    const back = await owner.taps('↩️ 退回第 2 版')
    expect(back).toContain('27所 → 26所')
    expect(back).toMatch(/已知问题问了 \d+ 个，其中 [1-9]\d* 个会得到不同的回答：/)
    expect(await owner.taps('✅ 发布')).toMatch(/^已发布：第 4 版/)
    expect(await owner.says(howMany)).toMatch(/^26所/)
    const log = await owner.says('/log')
    expect(log).toMatch(/42 · 发布 · #4 退回第 2 版/)
    expect(log).toContain('42 · 发来文件 · a.txt')
  })

  it('asks for the fields that a document lacks, and says what is no document', async () => {
    const bare = Buffer.from('育婴员培训\n全市培训育婴员1300名。\n')
    const asked = await owner.sends('b.txt', bare)
    expect(asked).toContain('正文里看不出日期。')
    const preview = await owner.replies('日期=2025-05-06\n地区=安平市\n发布单位=安平市政府')
    expect(preview).toContain('发布单位：安平市政府 · 2025-05-06 · 安平市')
    expect(await owner.taps('🗑 放弃')).toBe('已放弃，什么都没有改动。')
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    const refused = await owner.sends('稿件.docx', picture)
    expect(refused).toMatch(/^这份文件还不能成为稿件.*\n稿件\.docx：这不是能读的稿件文件/)
    const api = bot.api
    api.push({
      message: {
        ...{ message_id: 900, date: 1, chat: { id: ownerId, type: 'private' }, from: { id: ownerId } },
        document: { file_id: 'x', file_name: 'big.pdf', file_size: 25 * 1024 * 1024 },
      },
    })
    expect(await owner.hears()).toContain('文件有 25 MB')
  })

  it('loads the folder again with the same report, and refuses what has faults', async () => {
    expect(await owner.says('/reload')).toContain('没有差别')
    const path = join(folder, 'knowledge', 'vocabulary', 'words.yaml')
    writeFileSync(path, '- { word: 铁蛋, means: [轮椅], example: 铁蛋配了多少 }\n')
    const preview = await owner.says('/reload')
    expect(preview).toMatch(/^预览：从文件夹重新载入/)
    expect(preview).toMatch(/已知问题问了 \d+ 个/)
    // What the editors' own entries say must be answered is not published wrong by accident.
    expect(preview).toMatch(/有 1 道答错：\n词条的例句：铁蛋配了多少/)
    expect(await owner.taps('✅ 发布')).toContain('再确认一次')
    expect(await owner.says('/versions')).not.toContain('第 2 版')
    expect(await owner.taps('⚠️ 照样发布')).toMatch(/^已发布：第 2 版/)
    expect(await owner.says('/log')).toContain('42 · 发布（例题答错，已确认） · #2')
    writeFileSync(path, '- { word: 铁蛋 }\n')
    const refused = await owner.says('/reload')
    expect(refused).toContain('不能发布，现有版本照常回答')
    expect(refused).toContain('words.yaml:1：词条写得不对（means）。')
  })

  it('turns what was asked in vain into an answer, a word, and an example', async () => {
    const citizen = talkOf(bot.api, strangerId)
    for (const question of ['社保卡怎么补办？', '社保卡在哪补办', '暖心灶建了几个'])
      expect(await citizen.says(question)).not.toMatch(/^\d/)
    await citizen.says('社保卡怎么补办？')
    const listed = await owner.says('/unanswered')
    expect(listed).toMatch(/^没有答上的问题 4 个，归为 [23] 类：\n1\. ×[23]/)
    expect(listed.split('\n')[2]).toContain('社保卡')
    expect(listed).not.toContain(String(strangerId))
    expect(await owner.taps('1 写答案')).toContain('请回复本消息写答案')
    expect(await owner.replies('到窗口办')).toContain('没有看懂')
    const preview = await owner.replies('请到市民服务中心二楼补办。\n来源=《办事指南》第3页')
    expect(preview).toMatch(/社保卡.*未说明 → /)
    expect(await owner.taps('✅ 发布')).toMatch(/^已发布/)
    expect(await citizen.says('社保卡怎么补办？')).toContain('请到市民服务中心二楼补办。')
    expect(onDisk('answers/desk.yaml')).toContain('《办事指南》第3页')
    expect(await owner.says('/unanswered')).toContain('暖心灶')
    await owner.taps('1 加词')
    expect(await owner.replies('暖心灶=不存在的词')).toContain('词条的例句：暖心灶建了几个')
    await owner.says('/unanswered')
    await owner.taps('1 加词')
    expect(await owner.replies('暖心灶=孝老食堂')).toMatch(/暖心灶建了几个.*未说明 → \d+/)
    await owner.taps('✅ 发布')
    expect(await citizen.says('暖心灶建了几个')).toMatch(/^\d+/)
    await citizen.says('明年火星移民多少人？')
    await owner.says('/unanswered')
    expect(await owner.taps('1 确实没有')).toContain('确实没有：明年火星移民多少人')
    expect(onDisk('questions/desk.yaml')).toContain('"notStated":true')
    expect(await owner.says('/unanswered')).toBe('没有积压的问题。')
    // Who finds an answer wanting hands its question to the editors, without a name.
    await citizen.says('全市有多少家爱心超市')
    citizen.presses('👎')
    await citizen.hears()
    const rated = await owner.says('/unanswered')
    expect(rated).toContain('全市有多少家爱心超市')
    expect(rated).toContain('没有帮助')
    expect(rated).not.toContain(String(strangerId))
    // All of it is asked again by the next check.
    const io = testIo()
    expect(await check({ knowledge: join(folder, 'knowledge') }, io)).toBe(0)
    expect(io.out()).toMatch(/✓ .*examples.*: 11 of 11/)
    const answers = join(folder, 'knowledge/questions/desk.yaml')
    writeFileSync(answers, readFileSync(answers, 'utf8').replace('明年火星移民多少人？', howManySupermarkets))
    const after = testIo()
    expect(await check({ knowledge: join(folder, 'knowledge') }, after)).toBe(1)
    expect(after.err()).toContain(howManySupermarkets)
  })

  it('refuses 20 MB that are no release in words, while citizens are answered', async () => {
    const citizen = talkOf(bot.api, strangerId)
    const report = owner.sends('大.txt', Buffer.alloc(20 * 1024 * 1024, '民生实事办理情况。\n'))
    expect(await citizen.says(howManySupermarkets)).toMatch(/^518家/)
    expect(await report).toMatch(/^这份文件还不能成为稿件.*\n大\.txt/)
  })

  it('explains an answer, counts, pauses and resumes', async () => {
    const citizen = talkOf(bot.api, strangerId)
    expect(await owner.says('给多少残疾人配了轮椅拐杖这些')).toMatch(/^2343名/)
    expect(owner.buttons()).toContain('🔍 为什么这样答')
    const why = await owner.taps('🔍 为什么这样答')
    expect(why).toMatch(/理解为：给多少残疾人配了轮椅拐杖这些/)
    expect(why).toMatch(/2343名 · 2024-12-24-dingzhou-minsheng#4\.5 · 可能性 \d+ %/)
    expect(await owner.says('/why')).toContain('结论：给出第一项。')
    // A question that leaves something out is explained in its conversation, also when others were asked since.
    await owner.says('截至11月底失业人员再就业多少人')
    const followed = await owner.says('那就业困难人员呢')
    expect(followed).toMatch(/^1534人/)
    const inContext = /理解为：那就业困难人员呢\n接着上一问：.*再就业多少人[\s\S]*沿用的词：[\s\S]*1534人/u
    expect(await owner.taps('🔍 为什么这样答')).toMatch(inContext)
    expect(await owner.says('全市有多少家爱心超市')).toMatch(/^518家/)
    expect(await owner.says('/why')).not.toContain('接着上一问')
    expect(await owner.says(`/why ${receiptIdIn(followed)}`)).toMatch(inContext)
    await owner.says('2022年给多少残疾人配了轮椅')
    expect(await owner.says('/why')).toContain('原因：公布的稿件里没有2022年的数据。')
    expect(await owner.says('/stats')).toContain('回答：5 / 5 / 5')
    await owner.says('/pause 系统升级，下午恢复')
    expect(await citizen.says('给多少残疾人配了轮椅拐杖这些')).toBe('系统升级，下午恢复')
    const inline = async (from: number) => {
      bot.api.push({ inline_query: { id: `i${from}`, from: { id: from }, query: '轮椅', offset: '' } })
      return (await bot.api.next('answerInlineQuery')).payload
    }
    expect(await inline(strangerId)).toMatchObject({ results: [], button: { text: '系统升级，下午恢复' } })
    expect((await inline(ownerId))['results']).not.toEqual([])
    expect(await owner.says('给多少残疾人配了轮椅拐杖这些')).toMatch(/^2343名/)
    await owner.says('/resume')
    expect(await citizen.says('给多少残疾人配了轮椅拐杖这些')).toMatch(/^2343名/)
  })

  it('lets no editor overwrite another', async () => {
    await owner.says(`/editors ${editorId} editor`)
    const editor = talkOf(bot.api, editorId)
    await owner.sends('a.txt', release(26))
    await editor.sends('a.txt', release(27))
    const other = Buffer.from(document.replaceAll('涿州', '安国').replaceAll('幼儿园', '养老院'))
    await owner.taps('✅ 发布')
    const refused = await editor.taps('✅ 发布')
    expect(refused).toMatch(/^没有发布：这期间42发布了第 2 版（《涿州市2024年度民生实事办理情况》）。/)
    expect(await editor.taps('🔁 合并到最新版')).toContain('两边改了同一份文件')
    expect(await owner.says(howMany)).toMatch(/^26所/)
    // Changes of different files go together at a tap.
    await editor.sends('c.txt', other)
    await owner.sends('a.txt', release(28))
    await owner.taps('✅ 发布')
    expect(await editor.taps('✅ 发布')).toMatch(/^没有发布/)
    expect(await editor.taps('🔁 合并到最新版')).toMatch(/^预览：《安国市2024年度民生实事办理情况》/)
    expect(await editor.taps('✅ 发布')).toMatch(/^已发布：第 4 版/)
    expect(await owner.says(howMany)).toMatch(/^28所/)
  })

  it('has no desk for a stranger, for a group, and for what a role does not allow', async () => {
    const stranger = talkOf(bot.api, strangerId)
    const unknown = await stranger.says('/nosuchcommand')
    const hint = '我只看得懂文字。请把问题写成一句话发给我。'
    const commands = 'desk versions unanswered why stats log reload rollback pause resume editors'.split(' ')
    for (const command of commands) expect(await stranger.says(`/${command}`)).toBe(unknown)
    expect(await stranger.sends('a.txt', release(1))).toBe(hint)
    expect(await stranger.says('/help')).not.toMatch(/reload|desk|编辑/)
    bot.api.push({
      callback_query: {
        ...{ id: '9', from: { id: strangerId, is_bot: false, first_name: 'x' }, chat_instance: '1' },
        ...{ data: 'x:publish:1', message: { message_id: 1, chat: { id: strangerId, type: 'private' } } },
      },
    })
    expect((await bot.api.next('answerCallbackQuery')).payload['text']).toContain('失效')
    // In a group an owner is a citizen.
    const before = bot.api.calls.length
    bot.api.say('/reload', { chat: { id: -100, type: 'supergroup' }, from: { id: ownerId } })
    await owner.says(`/editors ${viewerId} viewer`)
    expect(bot.api.calls.slice(before).filter(({ payload }) => payload['chat_id'] === -100)).toEqual([])
    const viewer = talkOf(bot.api, viewerId)
    expect(await viewer.says('/versions')).toContain('第 1 版')
    expect(viewer.buttons()).toEqual([])
    for (const command of ['reload', 'pause', 'editors'])
      expect(await viewer.says(`/${command}`)).toBe(unknown)
    expect(await viewer.sends('a.txt', release(1))).toBe(hint)
    expect(await owner.says(`/editors ${viewerId} none`)).toContain('不再是编辑人员')
    expect(await viewer.says('/versions')).toBe(unknown)
    const menus = bot.api.calls.filter(
      ({ method }) => method === 'setMyCommands' || method === 'deleteMyCommands',
    )
    const known = menus.filter(({ payload }) => JSON.stringify(payload).includes('"versions"'))
    const scopes = known.map(({ payload }) => (payload['scope'] as { chat_id?: number }).chat_id)
    expect([...new Set(scopes)].toSorted()).toEqual([ownerId, viewerId])
  })
})

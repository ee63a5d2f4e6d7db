import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDigits } from '../../src/release/digits.ts'
import { type RepairedText, type RepairOptions, repair } from '../../src/release/repair.ts'
import type { RepairRule } from '../../src/release/repair-rule.ts'

const damaged = readFileSync(new URL('../fixtures/damaged-release.txt', import.meta.url), 'utf8')
const auto: RepairOptions = { script: 'auto', editorRepairs: [] }

function repaired(text: string, options: Partial<RepairOptions> = {}): RepairedText {
  const result = repair(text, 'release.txt', { ...auto, ...options })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

function mended(text: string): string {
  return repaired(text).copy.text
}

describe('the damaged copy of a press release', () => {
  const result = repaired(damaged)
  const { text } = result.copy

  it('applies each rule as often as the damage stands there', () => {
    expect(result.counts).toEqual({
      'bare-entity': 1,
      'pinyin-gloss': 463,
      'traditional-character': 765,
      'doubled-mark': 130,
      'ascii-comma': 35,
      'ascii-semicolon': 2,
      'ascii-bracket': 14,
    })
  })

  it('reads as printed', () => {
    for (const printed of [
      '本报讯（记者孙媛媛、通讯员谷晓丹、徐燕华）12月24日，市政府新闻办公室举办“定州推动高质量发展全力办好民生实事”主题新闻发布会，',
      '发布岗位信息3.9万余个，3200余名劳动者成功就业。',
      '惠及职工2.9万人；延续执行阶段性降低失业保险费率至1%政策，减轻企业负担3300余万元。',
      '12个示范性社区日间照料服务站（中心）、81个村级孝老食堂和358个邻里互助点建设。',
      '公办养老机构共有床位460张，护理型床位315张，占比68.48%，入住老人296人，',
      '“孤儿医疗康复明天计划”“福彩圆梦·孤儿助学工程”和“福彩献真情爱心助学子”活动，',
      '制定《定州市0-6岁儿童孤独症筛查干预服务实施方案（试行）》，成立技术专家组，',
      '残疾儿童服务及建档率100%。',
    ]) {
      expect(text).toContain(printed)
    }
  })

  it('keeps no mark of the damage outside the flagged run', () => {
    const rest = text.replace('?；萜笳?', '')
    expect(rest).not.toMatch(/[A-Za-z,;:?()&]|[，、。；]{2}/u)
  })

  it('keeps every number, in order', () => {
    const numbers = (of: string): unknown => of.match(/\d[\d.]*%?/gu)
    expect(numbers(text)).toEqual(numbers(damaged))
    expect(result.digits.result).toEqual(result.digits.source)
  })

  it('flags the shifted run with what its bytes allow', () => {
    expect(result.damage).toHaveLength(1)
    expect(result.damage[0]).toMatchObject({
      rule: 'shifted-bytes',
      line: 2,
      before: '?；萜笳?',
      proposal: '□惠企□',
    })
    expect(result.damage[0]?.note).toContain('惠企 is certain')
    expect(result.damage[0]?.note).toContain('社保 stands 3 times elsewhere')
    expect(result.damage[0]?.context).toContain('全面推行社?；萜笳?“免申即享”')
  })

  it.each(['社?;萜笳?ldquo;', '社?；萜笳?ldquo;', '社?；萜笳?“'])(
    'takes an editor’s word for %s',
    (before) => {
      const after = '社保惠企政策“'
      const edited = repaired(damaged, { editorRepairs: [{ before, after }] })
      expect(edited.copy.text).toContain('全面推行社保惠企政策“免申即享”经办模式')
      expect(edited.damage).toEqual([])
      expect(edited.editorRepairs).toMatchObject([{ state: 'editor', line: 2, before: '社?；萜笳?“', after }])
    },
  )

  it('keeps the script where an editor says so, and the glosses still go', () => {
    const kept = repaired(damaged, { script: 'keep' })
    expect(kept.copy.text).toContain('發布崗位信息3.9萬余個，3200余名勞動者成功就業。')
  })
})

describe('rules', () => {
  it.each([
    ['an entity', '&ldquo;一老一小&rdquo;&#183;&#x300A;方案&#12299;', '“一老一小”·《方案》'],
    ['a doubly escaped entity', '&amp;ldquo;准&amp;amp;rdquo;', '“准”'],
    ['an entity without &', '办得ldquo;好rdquo;', '办得“好”'],
    ['a numeric entity without &', '办得#8220;好#8221;', '办得“好”'],
    ['tags', '<p class="a1">全市<b>实现</b>就业</p>', '全市实现就业'],
    ['zero-width characters', '3\u200b700\ufeff余名\u00ad', '3700余名'],
    ['a no-break space', '定州\u00a0召开', '定州 召开'],
    ['a bullet of a private font', '\uf06c 兜牢底线。', '兜牢底线。'],
    ['doubled marks', '就业,,社保,、低保,。全市，，', '就业，社保、低保。全市，'],
    ['marks printed twice', '底线。。全市、、', '底线。全市、'],
    ['an ellipsis of stops', '等等。。。', '等等。。。'],
    ['a thousands comma', '投入1,505万元,完成', '投入1,505万元，完成'],
    ['a comma before a share', '占比68.48%,12个', '占比68.48%，12个'],
    ['Latin text', 'see a, b; c: d (e)', 'see a, b; c: d (e)'],
    ['a time and an address', '时间:10:30,见https://a.cn/b?c=1', '时间：10:30，见https://a.cn/b?c=1'],
    ['questions', '什么是低保?困难群众怎么申请?请看', '什么是低保？困难群众怎么申请？请看'],
    ['a bracket without Chinese', '图(3)和表(a)', '图(3)和表(a)'],
    ['full-width digits', '共１２３人，占３．９％，第１２．章', '共123人，占3.9％，第12．章'],
    ['full-width digits in groups', '输送３ ７００余名', '输送3700余名'],
    ['digits around a full-width space', '截至2　0　2　4年，输送3　700余名', '截至2024年，输送3700余名'],
    ['marks of half width and small form', '就业､社保｡全市﹐共﹕7人', '就业、社保。全市，共：7人'],
    ['an ASCII full stop', '兜牢底线.全市共7人.', '兜牢底线。全市共7人。'],
    ['a point that is none', '占68.48%,见a.cn和No.5,第1.节', '占68.48%，见a.cn和No.5，第1.节'],
    ['straight quotes in pairs', '推进"一老一小"和"双减"', '推进“一老一小”和“双减”'],
    ['a straight quote alone', '长5"的管', '长5"的管'],
    ['radicals of PDF fonts', '⼈⼝⺠⽣⻓者', '人口民生长者'],
    ['marks shouted twice', '加油！！为何？？', '加油！为何？'],
    ['entities without their end', '&ldquo准&rdquo', '“准”'],
    ['an entity escaped three times', '&amp;amp;ldquo;准&amp;amp;rdquo;', '“准”'],
    ['grouped digits', '输送3 700余名，共12 345 678元', '输送3700余名，共12345678元'],
    ['spaced digits', '截至2 0 2 4年', '截至2024年'],
    ['a spaced decimal', '占比68 .48 %，费率1. 5%', '占比68.48%，费率1.5%'],
    ['a numbered list', '1. 2024年工作', '1. 2024年工作'],
  ])('mend or leave %s', (_, before, after) => {
    expect(mended(before).trim()).toBe(after)
  })

  it('joins a line that ends in a comma, and no headline', () => {
    expect(mended('定州办好民生实事\n全市共有床位460张，\n\n护理型床位315张。')).toBe(
      '定州办好民生实事\n全市共有床位460张，护理型床位315张。',
    )
  })

  it('joins full lines of a text wrapped at a width, and keeps its paragraphs', () => {
    const wrapped =
      '　　全市实现城镇新增就业七千余人失\n业人员再就业五千余人就业困难人员就业\n一千余人为两千余家企业发放稳岗返还资\n金。\n　　惠及职工。'
    expect(mended(wrapped)).toBe(
      '　　全市实现城镇新增就业七千余人失业人员再就业五千余人就业困难人员就业一千余人为两千余家企业发放稳岗返还资金。\n　　惠及职工。',
    )
  })

  it('drops furniture and spam, with each line on record and its digits accounted for', () => {
    const text = [
      '来源：定州日报 发布时间：2024-12-25',
      '我市责任编辑队伍来源广泛。',
      '2024-12-25 10:30 来源：定州日报 浏览次数：12',
      '— 3 —',
      '第 2 页 共 8 页',
      '打印本页 关闭窗口',
      '分享到：微信 微博',
      '扫一扫在手机打开当前页',
      '（责任编辑：张三）',
      '葡京棋牌 加微信：abc12345',
      '警方提醒：刷单是诈骗，共破案12起。（编辑：李四）',
    ].join('\n')
    const result = repaired(text)
    expect(result.copy.text.split('\n').filter((line) => line !== '')).toEqual([
      '我市责任编辑队伍来源广泛。',
      '警方提醒：刷单是诈骗，共破案12起。',
    ])
    expect(result.counts).toEqual({ 'page-furniture': 8, 'sign-off': 1, spam: 1 })
    expect(result.applied.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 11, 10])
    expect(result.digits.accounted).not.toEqual(countDigits(''))
  })

  it('lets a gloss decide 著 and 乾, and the word where no gloss stands', () => {
    const result = repaired(
      '帶著(zhe)愛(ài)心(xīn)接著辦(bàn)實(shí)事，著(zhù)名老字號(hào)乾(gān)凈，乾隆。',
    )
    expect(result.copy.text).toBe('带着爱心(xīn)接着办实事，著名老字号干净，乾隆。')
    expect(result.counts['character-by-reading']).toBe(2)
    expect(result.counts['character-by-word']).toBe(1)
  })

  it('leaves printed pinyin in a simplified text', () => {
    const text = '这个“囧(jiǒng)”字读音特殊，“槑(méi)”“犇(bēn)”也是。'
    expect(mended(text)).toContain('囧(jiǒng)')
    expect(repaired(text).counts['pinyin-gloss']).toBeUndefined()
  })

  it('leaves a text that was written in traditional script, and simplifies one of a mainland office', () => {
    const taipei = '臺北市政府資訊局舉辦說明會，議員與里長出席，提升服務品質。'
    expect(mended(taipei)).toBe(taipei)
    expect(mended('市委辦公室開展鄉鎮群眾就業質量調查。')).toBe('市委办公室开展乡镇群众就业质量调查。')
  })
})

describe('damage', () => {
  it.each([
    ['lost-character', '全面推行社?惠企政策，落实', '?', '□'],
    ['lost-character', '全面推行\ufffd\ufffd政策', '\ufffd\ufffd', '□'],
    ['private-character', '姓名\ue123某', '\ue123', ''],
    ['mojibake', '锟斤拷锟斤拷政策', '锟斤拷锟斤拷', ''],
    ['entity-debris', '政策&nosuch;惠企', '&nosuch;', ''],
    ['split-number', '共2024 118家', '2024 118', ''],
    ['split-number', '共12  34%', '12  34', ''],
    ['split-number', '贷款1，505万元', '1，505', ''],
    ['private-character', '姓名\u{f0123}某', '\u{f0123}', ''],
  ])('flags %s', (rule, text, before, proposal) => {
    expect(repaired(text).damage).toMatchObject([{ rule, before, proposal, line: 1 }])
  })

  it('flags a number that a line end parted', () => {
    const line = '全市实现城镇新增就业失业人员再就业人员就业'
    const result = repaired(`${line}\n${line}\n${line}12\n34人就业。`)
    expect(result.damage).toMatchObject([{ rule: 'split-number', before: '1234', line: 3 }])
  })

  it('finds where a decoder met a lost byte, and shifts the characters back', () => {
    const bytes = readFileSync(new URL('../fixtures/documents/release-gbk-byte-lost.txt', import.meta.url))
    const [found, ...more] = repaired(new TextDecoder('gb18030').decode(bytes)).damage
    expect(more).toEqual([])
    expect(found).toMatchObject({
      rule: 'shifted-bytes',
      before: '脑炖暇尚∏\ufffd',
      proposal: '□造老旧小□',
      line: 5,
    })
    expect(found?.note).toContain('造老旧小 is certain')
  })

  it('is confirmed as printed by an editor who repeats it', () => {
    const editorRepairs = [{ before: '2024 118', after: '2024 118' }]
    expect(repaired('共2024 118家', { editorRepairs }).damage).toEqual([])
  })

  it('does not flag plain text, addresses or English', () => {
    expect(repaired('见 https://a.cn/?b=1 ，Is it? 2024-12-25 10:30 发布。什么是低保？').damage).toEqual([])
  })
})

describe("an editor's repair", () => {
  it('faults where its text is missing, stands twice, or overlaps another', () => {
    const result = repair('甲?乙\n甲?乙丙丁', 'release.txt', {
      script: 'auto',
      editorRepairs: [
        { before: '无', after: '有' },
        { before: '甲?', after: '甲' },
        { before: '乙丙', after: '乙' },
        { before: '丙丁', after: '丁' },
      ],
    })
    expect('faults' in result && result.faults.map(({ code, where }) => [code, where])).toEqual([
      ['repair-not-found', 'release.txt'],
      ['repair-ambiguous', 'release.txt:1,2'],
      ['repair-overlap', 'release.txt:2'],
    ])
  })

  it('may change digits, and that is on record apart from the rules', () => {
    const result = repaired('共?00人', { editorRepairs: [{ before: '?00', after: '300' }] })
    expect(result.copy.text).toBe('共300人')
    expect(result.digits.editor).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
  })
})

describe('the digit proof', () => {
  const loses: RepairRule = {
    name: 'loses',
    says: 'loses a digit',
    digits: 'kept',
    listing: 'all',
    find: (text) => [{ start: text.indexOf('7'), end: text.indexOf('7') + 1, after: '' }],
  }

  it('stops a rule that loses a digit, with the line', () => {
    const result = repair('共\n7人', 'release.txt', auto, [loses])
    expect('faults' in result && result.faults).toMatchObject([
      { code: 'digits-changed', where: 'release.txt:2' },
    ])
    expect('faults' in result && result.faults[0]?.what).toContain('7: 1 → 0')
  })

  it('holds for whatever damage is done to a text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...(damaged.match(/[^,。]{1,12}/gu) ?? [])),
      fc.constantFrom(
        ',,',
        ',、',
        '&ldquo;',
        'rdquo;',
        '(bào)',
        '\u200b',
        ' ',
        '　',
        '?',
        '\n',
        '\r',
        '3 700',
        '１２',
        '实(shí)',
      ),
      fc.constantFrom(
        '&#8220;',
        '&#50;',
        '<p id="7">',
        '来源：甲 2024-12-25\n',
        '&amp;#51;',
        '3,200',
        '12:30',
        '68 .48%',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const result = repaired(text)
        const taken = result.applied
          .filter(({ rule }) => /html|bare|furniture|sign-off|spam/u.test(rule))
          .reduce((sum, { before, after }) => sum + digitsOf(before) - digitsOf(after), 0)
        expect(digitsOf(result.copy.text)).toBe(digitsOf(text) - taken)
      }),
      { numRuns: 300 },
    )
  })
})

function digitsOf(text: string): number {
  return text.match(/[0-9０-９]/gu)?.length ?? 0
}

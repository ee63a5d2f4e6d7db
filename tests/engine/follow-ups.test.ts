// How people go on in a conversation: they correct themselves, go back, doubt a number, ask where it stands, thank.
import { describe, expect, it } from 'vitest'
import { type Context, freshContext } from '../../src/engine/engine.ts'
import { engineOf, releaseOf, shippedEngine } from '../support/engine.ts'
import { replies, told } from '../support/turns.ts'

describe('a turn that corrects the one before', () => {
  it.each([
    [
      ['给困难学生发了多少助学金', '我说的是大学生孤儿，不是困难学生'],
      ['24万元', '14万元'],
    ],
    [
      ['创建了几家爱心饭店', '不是问饭店，我问的是药店'],
      ['97家', '50家'],
    ],
    [
      ['How many love supermarkets are there?', 'no, I meant pharmacies'],
      ['518家', '50家'],
    ],
  ])('%j', (turns, expected) => {
    expect(told(turns)).toEqual(expected)
  })
})

describe('a turn that goes back to, or on to, another topic', () => {
  it.each([
    [
      ['公办养老机构有多少张床位', '五老协会成立了几个', '回到刚才说的养老机构，住了多少老人'],
      ['460张', '528个', '296人'],
    ],
    [
      ['创业担保贷款发了多少', '换个话题，村级孝老食堂建了几个'],
      ['1505万元', '81个'],
    ],
    [
      ['创业担保贷款发了多少', '好的，谢谢你！创业培训办了多少人'],
      ['1505万元', '335人'],
    ],
  ])('%j', (turns, expected) => {
    expect(told(turns)).toEqual(expected)
  })
})

describe('a number that is doubted', () => {
  it.each([
    [['给多少名困难学生发了助学金', '不会吧，邻居说有60名'], '48名', false],
    [['给多少名困难学生发了助学金', '那钱是24万吧'], '24万元', true],
    [['How many love restaurants are there?', 'Hmm, a friend told me it was 120'], '97家', false],
    [['护理型床位有多少张', '这么说占了一半？'], '68.48%', false],
  ])('%j', (turns, figure, agrees) => {
    const answer = replies(turns).at(-1)?.answer
    expect(told(turns).at(-1)).toBe(figure)
    expect(answer).toMatchObject({ claim: { agrees } })
  })

  it('does not take a question about names for a doubt', () => {
    expect(told(['家政推介会有几家企业签约', '那15家都叫什么'])).toEqual(['15家', 'not-stated'])
  })
})

describe('where the last answer stands, and as of when', () => {
  it.each([
    '这个数是哪个部门发布的',
    '原话怎么写的，发来看看',
    '麻烦给我贴一下原文',
    'Which bureau released that figure?',
  ])('%s', (turn) => {
    const answer = replies(['脱贫劳动力就业多少人', turn]).at(-1)?.answer
    expect(answer).toMatchObject({
      outcome: 'answered',
      figures: [{ text: '4520人' }],
      citations: [{ department: '市人社局' }],
    })
  })

  it.each(['这数算到哪天', '统计到几月份的', 'as of what date?', 'what date is that figure as of'])(
    '%s',
    (turn) => {
      expect(told(['失业人员再就业多少人', turn]).at(-1)).toBe('11月底')
    },
  )

  it('goes on from the figure that was shown, past what is not stated of it', () => {
    expect(told(['失业人员再就业多少人', '石家庄的呢', '那这个数截至哪天'])).toEqual([
      '5092人',
      'not-stated',
      '11月底',
    ])
  })

  it('reads what an earlier version kept', () => {
    const { context } = shippedEngine.ask('脱贫劳动力就业多少人', freshContext)
    const { shown: _, ...last } = context.last ?? { shown: null }
    const kept = { ...context, last } as Context
    expect(shippedEngine.ask('出处呢', kept).answer).toMatchObject({ figures: [{ text: '4520人' }] })
  })

  it.each([
    ['脱贫劳动力就业多少人', '五老协会的出处是哪里'],
    ['脱贫劳动力就业多少人', '哪个部门负责养老'],
  ])('%s, %s: not about the last answer', (...turns) => {
    expect(told(turns).at(-1)).not.toBe('4520人')
  })
})

describe('examples of what was counted', () => {
  it('are the sentence again where it names some', () => {
    const answer = replies(['给残疾人配的辅具有几类几种', '比如呢']).at(-1)?.answer
    expect(answer).toMatchObject({
      outcome: 'answered',
      citations: [{ quote: expect.stringContaining('盲杖') }],
    })
  })

  it('are not stated where it only counts', () => {
    expect(told(['家政推介会有几家企业签约', '举个例子'])).toEqual(['15家', 'not-stated'])
  })
})

describe('what is asked of something else', () => {
  it.each([
    // The whole, after a part.
    [
      ['公办养老机构有多少张护理型床位', '床位一共呢'],
      ['315张', '460张'],
    ],
    // People, after events: another measure word.
    [
      ['民营企业服务月办了多少期招聘', '成功就业的人呢'],
      ['122期', '3200余名'],
    ],
    [
      ['农村互助养老幸福院建了多少个', '再往下到邻里互助点呢'],
      ['112个', '358个'],
    ],
    // A part of what is counted together.
    [
      ['给多少残疾人提供了介绍就业和技能培训', '其中只参加了培训的呢'],
      ['845名', 'not-stated'],
    ],
  ])('%j', (turns, expected) => {
    expect(told(turns)).toEqual(expected)
  })
})

describe('other releases', () => {
  const town = engineOf(
    releaseOf([
      '全年改造老旧小区21个，涉及居民楼90栋、居民3015户，完成投资6200万元。既有住宅加装电梯33部。',
      '排查入河排污口203个，完成整治186个。受理群众环境信访投诉412件，办结率97.5%。',
      '新增停车泊位1340个，其中立体车库泊位280个；在县医院周边设置潮汐车位110个。',
    ]),
  )

  it.each([
    // Each in its own measure word, named or by that word alone.
    [
      ['改造老旧小区多少个', '楼栋呢', '多少户', '完成投资多少'],
      ['21个', '90栋', '3015户', '6200万元'],
    ],
    [
      ['受理信访投诉多少件', '办结率呢'],
      ['412件', '97.5%'],
    ],
    [
      ['新增停车泊位多少个', '立体车库的呢'],
      ['1340个', '280个'],
    ],
    // What is left over stands nowhere.
    [
      ['入河排污口排查了多少个', '整治了的呢', '没整治的呢'],
      ['203个', '186个', 'not-stated'],
    ],
    // Nothing of the sentence that answered says that anybody queues.
    [
      ['加装电梯多少部', '排队要等多久'],
      ['33部', 'not-stated'],
    ],
  ])('%j', (turns, expected) => {
    expect(told(turns, town)).toEqual(expected)
  })

  it('does not answer with the last figure what names more than its sentence does', () => {
    expect(told(['改造老旧小区多少个', '幼儿园呢'], town)).toEqual(['21个', 'not-stated'])
  })
})

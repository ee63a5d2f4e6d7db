// Sums that no release states: shown with their formula only where nothing can be counted twice.
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/render/plain.ts'
import { replyTo } from '../../src/render/reply.ts'
import { answerOf, engineOf, releaseOf } from '../support/engine.ts'

const engine = engineOf(
  releaseOf([
    '全市共创建爱心超市518家、爱心饭店97家、爱心药店50家。',
    '新登记经营主体3.8万户，其中企业2193户、个体工商户4561户。',
    '城镇新增就业7925人、失业人员再就业5092人。',
    '完成食品抽检1200余批次、药品抽检620批次。',
  ]),
)
const said = (text: string) => plainText(replyTo(answerOf(text, engine), 'zh-Hans'))

describe('what a question wants added up', () => {
  it('is not stated, and shown as computed where the parts are of one row', () => {
    const answer = answerOf('爱心超市、爱心饭店和爱心药店加起来一共多少家', engine)
    expect(answer).toMatchObject({ outcome: 'not-stated', reason: 'computed' })
    expect(said('爱心超市、爱心饭店和爱心药店加起来一共多少家')).toContain('518家 + 97家 + 50家 = 665家')
  })

  it('is added up where 其中 says that the parts are apart', () => {
    expect(said('企业和个体工商户加起来一共多少户')).toContain('2193户 + 4561户 = 6754户')
  })

  it('is not added up where persons may be counted twice, or a part is no exact number', () => {
    expect(said('城镇新增就业和失业人员再就业加起来多少人')).not.toContain('=')
    expect(said('食品抽检和药品抽检加起来多少批次')).not.toContain('=')
  })
})

// Demands that a release may be unable to meet. A question that makes one is answered only from a sentence that
// shows the evidence; otherwise the figure that shares its words would be a wrong answer.
import type { IsoDate } from '../release/release.ts'
import type { Constraint, Demand } from './query.ts'

interface Pattern {
  readonly reason: Demand
  readonly asked: RegExp
  /** What a sentence must hold to meet the demand; null when a press release never does. */
  readonly evidence: RegExp | null
}

const phone = /电话|热线|[0-9]{3,4}-[0-9]{7,8}|[0-9]{11}/

/** Words for who has no work, and for who has found some. */
const jobless =
  '没找[着到]|没有?工作|未就业|没就业|失业(?!保险|险|金|费)|待业|没活干|没班上|没上班|\\b(?:unemployed|jobless|out of work|without (?:a job|work))\\b'
const employed =
  '再就业|(?<![未没])就业(?!困难|服务|创业|措施|政策)|就上|上岗|找[到着]了?(?:工作|活|事)|上了?班|重新|又|后来|已经|有了|着落|安置|解决|落实|工作了|上工|帮|险|费|\\b(?:re-?employ\\w*|found|got|back|helped|working|since|insurance)\\b'

/** First match decides, so the more particular demands stand first. */
const demands: readonly Pattern[] = [
  {
    reason: 'contact',
    asked:
      /电话|热线|门牌|[哪边](?:一)?条(?:街|路|道|巷|胡同)|附近(?:有|哪)|打哪个号|哪(?:一)?[个栋座幢层]楼|几楼|\b(?:an|any) address\b|\b(?:which|what) (?:street|road|avenue|lane|bus stop)\b|联系方式|手机号|微信号|公众号(?!上|里|称|说|讲|写|发|推|传)|网址|邮箱|地址|几点(?:上班|下班|开门|关门|开|营业|打烊|收摊|关)|营业时间|上班时间|办公时间|(?:周|星期|礼拜)[一二三四五六日天末]?[^，,。？?]{0,3}(?:上班|开门|营业|办公)|上班不|上不上班|\b(?:tele)?phone|hotline|\b(?:postal|street|e-?mail|web) ?address|what(?:'s| is) the address|e-?mail|website|wechat account|(?:opening|office|business|working) hours|opening times?|what time .{0,40}\b(?:open|close)|(?:contact|call|phone) number|who (?:do|should|can|could) (?:i|we) (?:call|contact|ask|talk)/,
    evidence: phone,
  },
  {
    reason: 'person',
    asked:
      /(?:一把手|局长|主任|书记|市长|县长|区长|院长|校长|理事长|负责人|领导|发言人|老板)(?:是谁|姓|叫|是哪|的名字|名字)|(?:人|员|者|师|长|医生|专家|老人|学生|孩子|他|她)(?:都|分别)?叫(?:什么|啥)名字|姓甚名谁|谁是.{0,8}(?:局长|市长|书记|主任|负责人)|(?:mayor|director|secretary|leader|head) of (?!household)|who is the (?:current |new )?(?:mayor|director|secretary|leader|head|chief|president|principal)|(?:name of|who) .{0,12}(?:mayor|director|party secretary)/,
    evidence: null,
  },
  {
    reason: 'cause',
    asked:
      /为什么|为啥|为何(?![？?]?$)|咋回事|怎么回事|凭啥|凭什么|点解|什么原因|啥原因|(?:的|有)原因(?:是|在|有|何|呢|[？?]|$)|缘何|\bwhy\b|what (?:is|was|are|were|caused?).{0,12}\b(?:reasons?|causes?)\b|reasons? (?:for|why|behind)|how come/,
    evidence: /因为|由于|原因|为了|因此|鉴于/,
  },
  {
    reason: 'procedure',
    asked:
      /(?:怎么|咋|如何|怎样|点样|怎么样|去哪里?|在哪里?|到哪里?|上哪|去边度|找谁|跟谁|向谁|找哪|哪里|哪儿).{0,8}(?:申请|申领|领取|领|办理|(?<![经举主承创])办(?!的|得|成|了)|报名|报|登记|预约|约(?!束|定|为|有|占)|缴|交|查询|查|投诉|举报|看|申报|拿|买(?!卖)|入住|报销)|(?:申请|申领|领取|办理|报名|登记|申报|预约).{0,10}(?:材料|手续|流程|步骤|程序|渠道|网址|入口|(?<!多长|多少|多久)时间|地点|证件|什么东西|要啥|需要什么|找谁|去哪|在哪|咋|怎么)|(?:需要|要|得|带).{0,4}(?:什么|啥|哪些).{0,3}(?:材料|手续|证件|证明)|(?:什么|啥|哪些|何种)手续|(?:什么时候|啥时候|何时|几时).{0,6}(?:申请|报名|开始申|能领|发(?!布|言|生|展|现))|挂(?:哪|什么|啥)(?:一)?个?(?:科|号|门诊)|找谁(?:申请|办|报|领|问|登记)?$|找谁.{0,4}(?:递|交|填|报|办)|(?:要|得|是|该|应该)先.{1,16}还是先|(?:流程|手续|步骤)(?:是|有|怎|咋)|how (?:do|can|to|should|would|could|does|might) (?:(?:i|we|you|one|he|she|they|someone|somebody|people|residents|a|an|my)\b[a-z ]{0,24}?)?(?:apply|get|register|sign|claim|enroll?|join|book|file|report|submit|obtain|receive|handle|renew|reserve|request|access|use|buy|adopt|complain|check|become)\b|where (?:do|can|should|to|could) (?:(?:i|we|you|one|he|she|they|someone|people|residents|my)\b[a-z ]{0,16}?)?(?:apply|go|get|register|sign|claim|book|file|submit|collect|buy|find|pick|complain)\b|what (?:documents?|papers|paperwork|materials|procedures?|forms?|certificates?|steps) |application (?:process|form|procedure|materials|deadline)|(?:process|procedure|deadline|steps) (?:for|to) (?:apply|register|claim|get)|when (?:can|do|should) (?:i|we|you|people|parents) (?:apply|register|sign)/,
    evidence: null,
  },
  {
    reason: 'entitlement',
    asked:
      /(?:补助|补贴|救助|资助|奖励|报销|发放|待遇|津贴|工资|供养)(?:的)?标准|(?:我|俺|咱|我家|我们家|我爸|我妈|我娘|我爹|我奶奶?|我爷爷?|我娃|我孩子|孩子)[^，,。？?]{0,10}(?:能|可以|可|该|会)(?:领|拿|得|报|补|享受|分|给)[^，,。？?]{0,8}(?:多少|几|啥|什么)|能(?:给)?(?:报|补|领)(?:销)?(?:多少|几)|how much (?:can|will|would|could|do|should|may|does) (?:i|we|my|one|he|she|you|someone|a|an|each|every)\b|(?:subsidy|allowance|benefit|pension|relief|assistance|compensation|reimbursement) (?:standards?|rates?|levels?)\b|(?:standards?|rates?) (?:of|for) (?:the )?[a-z ]{0,24}(?:subsid|allowance|benefit|pension|relief)|(?:am|are|is) (?:i|we|my [a-z]+) entitled to/,
    evidence: null,
  },
  {
    reason: 'eligibility',
    asked:
      /(?:我|俺|咱)(?:们|家)?[^，,。？?]{0,8}(?:能|可以)(?:给)?[^，,。？?]{0,5}(?:不|吗|么|没)[？?]?$|能(?:不能)?给(?:我|俺|咱)[^，,。？?]{0,10}(?:不|吗|(?<![什怎])么|没)[？?]?$|(?:能否|可否|是否(?:可以|能))[^，,。？?]{0,8}(?:申请|申领|领取?|享受|参加|报名|入住|办理)|(?:能不能|可不可以|可以不可以|够不够|算不算|符不符合|还给不给|给不给)[^，,。？?]{0,14}|(?:能|可以|可)[^，,。？?]{0,6}(?:申请|申领|领|享受|参加|报名|入住|办|去|用|进|得到)[^，,。？?]{0,10}(?:吗|(?<![什怎])么|不|没)|(?:什么|啥|哪些|怎样的?|何种)(?:条件|资格|要求|门槛)|(?:条件|资格|门槛|要求)(?:是什么|是啥|有哪些|有啥|呢)|(?:申请|申领|领取|享受|入住|报名)(?:的)?(?:条件|资格|要求|门槛)|符合[^，,。？?]{0,4}条件|多大(?:岁数|年龄|年纪)[^，,。？?]{0,4}(?:能|可|才|以上)|(?:几|多少)岁(?:能|可|才|以上能)|够(?:条件|资格)|够[^，,。？?]{0,2}(?:岁数|年龄|年纪)|(?:岁数|年龄|年纪)够|\beligib|\bqualif(?:y|ies)\b|\b(?:am|is|are|be|get|being|i|we|they|he|she) qualified\b|\bqualified (?:for|to)\b|entitled to|(?:what|which) (?:are the |is the )?(?:conditions?|requirements?|criteria|qualifications?)\b|(?:conditions|requirements|criteria) (?:must|to be|for|do|does|should|need|are needed)|who (?:can|may|could) (?:apply|get|join|use|receive|live|move|claim|enjoy|register|stay|benefit)|(?<!\bor |you )\bcan (?:i|my|we|he|she|they|someone|anyone|a|an|people|children|residents|foreigners|outsiders)\b[a-z -]{0,40}\b(?:apply|get|join|live|use|receive|enjoy|claim|move|enter|enroll?|borrow|register|stay|take part)|how old (?:must|do|does|should)|minimum age|age limit|do i (?:need|have) to/,
    evidence: /应\p{Script=Han}尽\p{Script=Han}|均可|可申请|可享受|凡是|符合/u,
  },
  {
    reason: 'per-person',
    asked:
      /月薪|年薪|薪水|薪资|薪酬|\bsalar(?:y|ies)\b|(?:摊|分摊|平摊|均摊|均|落|分)(?:到|给|在)?每|一(?:户|家|人|个人)[，,]?(?:政府|公家|国家|市里|财政|上头|平均|大概|大约)?(?:要|得|能)?(?:掏|花|补|贴|投|出)[^，,。？?]{0,3}(?:多少|几)|每(?:一)?(?:个|家|所|处|座|间|支|场|期|村|镇|乡|区|县|局|条|项|批)(?:里|分别|各|自|平均|有|是|大概|能)|(?:每|平均(?:每)?)(?:一)?(?:个|名|位)?(?:人|户|家|名|位|月|年|天|日|次|顿|餐|所|床|张|小时|学期)|人均|户均|平均|(?<![十第])一(?:个人|户|家|人)(?:能|可以|给|发|补|领|拿|分|合)?[^，,。？?]{0,4}(?:多少|几)|(?<![十第])一(?:个)?(?:月|天|次|顿|餐|晚|小时|学期)(?!底|末|初|份)[^，,。？?]{0,10}(?:多少|几)|一年[^，,。？?]{0,4}(?:能|可以|给|发|补|领|拿|交|花)[^，,。？?]{0,6}(?:多少|几)|per[ -](?:person|capita|household|month|year|annum|day|week|hour|head|family|company|firm|enterprise|student|child|resident|village|job|worker|bed|place|mu|hectare|class|session|square|recipient|beneficiary|trainee|orphan|elder|unit|case|trip|visit|meal|site|event|team)|on average|average|(?:each|every) (?:person|individual|recipient|month|year|day|week|household|family|company|firm|enterprise|student|child|resident|village|one|worker|participant|beneficiary|orphan|elder|senior|bed|trainee|graduate|volunteer|site|event|team)|(?:does|did|do|will|can) each\b|\beach (?:get|got|receive|received|paid|given)|apiece|a head\b|(?<!half |this |in |of |within |such )\ba (?:month|year|day|week)\b/,
    evidence:
      /薪|每(?:人|户|家|名|位|月|年|天|次|所|床|生)|人均|户均|平均|[日年月](?:均|处理|供|产|接待|投|运|通过|节约?|服务|接诊|可|发电|吞吐)|\/(?:人|月|年|天)/,
  },
  {
    reason: 'computed',
    asked:
      /[^增参]加\p{Script=Han}{1,8}(?:一起|一共|总共|一块)|^(?:那|那么)?[这那](?:仨|俩|[两三四五几][个样家项种者类处])(?:的)?(?:一共|总共|共|拢共|统共|通共|合共)|^(?:那|那么|这些?|它们|都|全部?|[这那]?(?:仨|俩|[两三四几][个样家项种者]))*(?:加|合)(?:起来|一块儿?|一起|在一起|总|计)|(?:[和与跟、及加]|再加上).{1,24}(?:加(?:起来|一块儿?|一起|在一起|总)|合(?:起来|计起来|在一起))|(?:加(?:起来|一块儿?|一起|在一起|总)|合(?:起来|计起来|在一起)).{0,16}[和与跟、及]|还(?:空|剩|差|缺)(?:着|下|了|余)?(?:有)?(?:多少|几)|(?:空|剩)(?:着|下|余)的?(?:有|是)?(?:多少|几)|总和|相加|combined|^(?:and |so )*(?:what about |how about )?(?:all|both)?(?: of (?:them|those|these))? ?(?:al)?together\b|add(?:ed|ing)? up|(?:the |a )sum of|put together|added together|taken together|what do(?:es)? .{0,60}add up|difference between|\bplus\b|how many (?:more|fewer) .{0,60}\bthan (?!last|the prev|the year|in 20|20|before)/u,
    evidence: /剩|空余|空置|缺口|尚有/,
  },
  {
    reason: 'price',
    asked:
      /收费(?!不|低|便宜|合理)|票价|门票|打几折|几折|折扣|便宜(?:多少|几)|优惠多少|自费|自付|自己(?:还)?(?:得|要|需)?(?:掏|出|交|付)|(?:卖多少|售价|价格|单价|费用标准|收费标准|价钱)|how much (?:does|do) .{0,30}cost|\bprices?\b|\bpricing\b|\bfees?\b|\btickets?\b|\bfares?\b|\bcharge[ds]?\b|\bcosts? (?:of|per|for) (?:a|an|one|each)\b|\bcost (?:me|us)\b|discount|(?:have|need) to pay|is (?:it|this|that|the [a-z ]{1,30}) free\b|what does (?:it|a|an) .{0,30}cost/,
    evidence: /收费|票价|免费|元\/|折|价格/,
  },
  {
    reason: 'comparison',
    asked:
      /同比|环比|与?(?:比|跟|和|同)(?:去年|上年|前年|往年|上一年|以前|之前|[0-9]{4}年)[^，,。？?]{0,10}|(?:增长率|增幅|降幅|涨幅|增速)|(?<![十百千万])(?:多了|少了|涨了|降了)(?:还是|没(?:有)?(?=$|[？?，。 ]))|compared (?:to|with)|relative to|(?:increase|decrease|rise|rose|risen|fall|fell|fallen|drop|dropped|decline|declined|grew|grow|grown|increased|decreased|(?<!(?:show|turn|sign|pick|go|went|gone|show|com|came|come|set|call|end|made|make|take|took)(?:ed|ing)? )up|down)s? (?:over|from|by|since)\b|growth|year[ -]on[ -]year|\byoy\b|(?:than|versus|vs\.?|over|from) (?:last|the previous|the prior|the preceding|the year before|a year (?:ago|earlier)|in 20|20)|how much (?:higher|lower|more|less|faster)|(?:has|have|did) .{0,60}\b(?:increased?|decreased?|gr[oe]w|grown|rise|risen|fall|fallen|drop|dropped|declined?)\b(?! (?:housing|price))/,
    evidence: /同比|环比|比(?:去年|上年|上月|年初)|增长|增幅|较(?:上年|去年)|提高|下降|减少|降低|增加|减轻/,
  },
  {
    // 多了多少个学位 asks for a difference, or for what was newly added.
    reason: 'comparison',
    asked: /(?:增长|增加|提高|上升|下降|减少|降低|增幅|涨|多)了?(?:多少|几|百分之)/,
    evidence:
      /新增|新添|增设|同比|环比|比(?:去年|上年|上月|年初)|增长|增幅|较(?:上年|去年)|提高|下降|减少|降低|增加|减轻/,
  },
  {
    // 降费之前是百分之几: only a sentence that tells what was before answers.
    reason: 'other-year',
    asked:
      /(?:降|涨|提|调|改|缩|压|减)\p{Script=Han}{0,2}(?:之前|以前|前)(?!提|后|期|来)|原(?:先|来|本)(?:的)?(?:是|要|为|得|收|交)?(?:多少|几|百分之)|\bbefore (?:the|it was) (?:cut|change|reduction|increase|rise)/u,
    evidence: /[由从原]|此前|以前/,
  },
  {
    // 全市失业的有多少人: who has found work again is not who has none.
    reason: 'breakdown',
    asked: new RegExp(`(?<!(?:${employed}).*)(?:${jobless})(?!.*(?:${employed}))`, 'u'),
    evidence: /(?:失业|未就业)(?:人员|人数|人口|率|者)?(?:为|达|共|有|约)?[0-9]/,
  },
  {
    // 我们镇上呢, 俺村有几个: one place of many, which only a sentence that names it tells.
    reason: 'breakdown',
    asked:
      /(?:我|俺|咱|偶)们?(?:这|那)?(?:个|边)?(?:镇|乡|村|庄|屯|街道|小区)(?:上|里|子|这边|那边)?(?:的)?(?:呢|(?:一共|总共)?有(?:没有|几|多少)|几|多少)/,
    evidence: null,
  },
  {
    reason: 'breakdown',
    asked: /(?<![是除莫无])非(?![常洲得要说让叫去来])\p{Script=Han}{2}/u,
    evidence: /非/,
  },
  {
    reason: 'future',
    asked:
      /十五五|规划(?:达到|建|新增|到)|明年|后年|来年|下一?年|今后|将来|未来|以后(?:还|要|会|打算|准备)|下一步|接下来|下一?[届期轮批]|打算|(?:有|的)?计划(?!”|》)(?:再|要|新|建|投)|预计|还(?:要|会|打算|准备)再?|准备再|还想再|next (?:year|month|quarter|phase|step|stage|few|five|three)|in (?:the )?(?:future|coming)|coming years?|plans? to\b|planned (?:for|to)|going to|will (?:be|there|the|it|they|have|open|start|begin)|intends? to|expect(?:ed|s)? to|scheduled (?:for|to)|forecast|upcoming|by (?:the end of )?20(?:2[5-9]|[3-9][0-9])/,
    evidence: /十五五|规划|明年|来年|今后|未来|下一步|计划|预计|将要|力争|到20[0-9]{2}年/,
  },
]

/** A part, or what is left when a part is taken off: only a sentence that says so itself answers. */
const exclusion =
  /除(?:了)?[^，,。？?]{1,30}[，,]?[^，,。？?]{0,4}(?:剩|其[余它他]|另外|还有|别的)|不(?:算|含|包括|包含|计)(?!在内)|除(?:去|开|掉)|(?:分开|单独|拆开)(?:说|算|列|讲|看|统计|是|有)|(?:只|仅|光|单|单单|单纯)(?:是)?(?:参加|接受|享受|领|拿|学|做|报|上|办|干)(?:了|过)?\p{Script=Han}{1,6}的|(?:另外|其[余它他]|剩下|余下)(?:的)?(?:那)?(?:[0-9]+|[一两二三四五六七八九十]+)[个家项所种条类名位处件样](?=.{0,12}(?:什么|啥|哪|谁|叫))/u

/** Spans of time that are not a release's own year: 上个月, 前几年, 疫情那几年. */
const otherTimes =
  /[上下]半年|第?[一二三四](?:个)?季度|(?:春节|国庆|五一|元旦|中秋|端午|清明|暑假|寒假|双十一|过年)(?:假期)?(?!.{0,3}(?:[以之]?后|[以之]?前))|上(?:个)?(?:月(?![嫂亮饼])|周|星期|礼拜|季度)|(?:这个|本|[单当])(?:月(?![嫂亮饼])|周|星期|季度)(?!入)|(?:光|仅|单)是?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?![底末])|\bin (?:january|february|march|april|may|june|july|august|september|october|november|december) alone\b|(?:那|前|头|近|这|过去)(?:几|些|两|三|[0-9])年(?![轻青老长级龄纪份])|往年|历年|昨[天日]|前[天日]|last (?:month|week|quarter)|recent years|past (?:few|several|[a-z]+) years/

/** Every demand that the folded question makes. */
export function constraintsOf(text: string): Constraint[] {
  const last = lastAsked(text)
  const made = demands.flatMap(({ reason, asked, evidence }) => {
    const found = asked.exec(reason === 'future' ? last : text)
    return found ? [{ reason, about: found[0].trim(), evidence }] : []
  })
  const item = ordinalItem.exec(text)?.[0]
  const apart = exclusion.exec(text)?.[0]
  const time = otherTimes.exec(last)?.[0]
  return [
    ...made,
    ...(item
      ? [{ reason: 'breakdown' as const, about: item, evidence: new RegExp(item.replace(/^第/, '第?')) }]
      : []),
    ...(apart ? [{ reason: 'breakdown' as const, about: apart, evidence: /不含|除外|除去|扣除|另有/ }] : []),
    ...(time ? [{ reason: 'other-year' as const, about: time, evidence: new RegExp(time) }] : []),
  ]
}

/** The last sentence that asks, from where it speaks of now: a story before it may tell of other times. */
function lastAsked(text: string): string {
  const sentences = text.split(/(?<=[。！!？?；;])/)
  const last = sentences.findLast((one) => asking.test(one)) ?? text
  return last.replace(/^.*[,，](?=.{0,4}(?:今年|本年|这回|现在|如今|目前))/, '')
}

/** Words by which a stretch of a message asks something; 前几年 asks nothing. */
export const asking =
  /多少|(?<![前那这近好过头十隔没])几|好多[个人家名位户所间场张]|哪|谁|什么|啥|怎|咋|如何|吗|呢|么|吧|想问|请问|\b(?:how|what|who|where|when|which|why|is|are|was|were|do|does|did|can)\b/

/** One item of a whole: what the third of twelve measures says stands nowhere unless the very words do. */
const ordinalItem =
  /第[一二三四五六七八九十0-9]+(?:条|项|个|名|位|批|期|类|章)|(?:头|最后|末)[一两二三几]?(?:条|项|名|位|批|期|章)(?!件|目|街|路)/

const partition =
  /(?:里头|里面|里边|当中|之中|其中)(?:的)?([^，。？?里中]{1,14}?)(?:的)?(?:又)?(?:有|占)(?:多少|几|百分之)|[里中]([^，。？?里中]{1,12}?)的(?:又)?(?:有|占)(?:多少|几)|(?:里头|里面|当中|其中|里|中)(?:，|,)?(?:有|占)?(?:多少|几)[^，,。？?]{0,3}?(?:是|属于)([^，,。？?]{1,14})|中，?([^，。？?里中]{1,10}?)(?:有|占)(?:多少|几)/

const englishPartition =
  /(?:^|[,.;] ?)(?:out )?(?:of|among) (?:the|them|those|these|all)\b[^,.?]{0,80}, ?how many (?:of them )?(?:people )?(?:are|were|have|had|is|was|got|live|work)\b ?([^,.?]+)|how many of (?:the|them|those|these)\b[^,.?]{0,60}? (?:are|were|have been|had been|is|was) ([^,.?]+)/

/** The part asked for in 老人里瘫在床上的有几个: a whole is named, and one part of it; empty where none is. */
export function partOf(text: string): string {
  const found = partition.exec(text) ?? englishPartition.exec(text)
  return found?.slice(1).find((part) => part !== undefined) ?? ''
}

const lacks =
  /空(?:余|置|闲|着|出|的)|空床|剩|余下|其[余它他]|没|未|非(?!常)|不(?:带|含|包括|算|是|属|足|合格|达标)|除(?:了|去|掉|外)|\b(?:not|without|unemployed|unused|unfilled|vacant|empty|remaining|left (?:over|empty|unfilled)|except|other than|non)\b/
/** Ways of asking, and of naming people, that deny nothing. */
const deniesNothing =
  /有没有|没(?:有)?[？?\s]*$|没错|没夸|没记错|没听错|是不是|对不对|不知道|不清楚|不太|不大|不是(?=.{1,24}(?:吗|嘛|么|吧|[？?]$))|没(?:看|听|弄|搞|记|说|提|注意|找|查|来得及|想到|事)|没(?:有)?(?:了)?(?:爹|妈|爸|父母|双亲|儿|女|孩子|活|工作|工|头路|着落|出路|文化|学历|技术|钱|收入|地方|人[要管疼])|还没|未就业|未成年|离校未|非遗/g

/** The word by which the question asks for what is left or is not so (空余, 没报上的); empty where it does not. */
export function lackingIn(text: string): string {
  return lacks.exec(lastAsked(text).replace(deniesNothing, ''))?.[0] ?? ''
}

/** 2000万元, 2000多人 and 2000人 count something. */
const aYear =
  /(?<![0-9])((?:19|20)[0-9]{2})(?:年|(?=\D|$)(?! ?[多余来几万亿名人个家户元块位所张条场次期支套件种类]))/g

/** Calendar years that the question names; 去年 and the like count from `year`, the newest release's. */
export function yearsOf(text: string, year: number): number[] {
  const years = [...text.matchAll(aYear)].map((m) => Number(m[1]))
  const short = [...text.matchAll(/(?<![0-9])([0-9]{2})年(?!级|龄|来|间|前|以|了|后|期|制|内|多|里)/g)].map(
    (m) => 2000 + Number(m[1]),
  )
  const relative: [RegExp, number][] = [
    [/大前年/, -3],
    [/(?<!大)前年/, -2],
    [/year before last|two years ago/, -2],
    [
      /去年|(?<![0-9一二两三四五六七八九十])头年(?!级)|上年(?!同)|上一年|昨年|旧年|last year|previous year|(?<!the )year before(?! last)|the year before(?! last)/,
      -1,
    ],
    [/明年|来年|出年|next year/, 1],
    [/后年/, 2],
  ]
  const said = relative.flatMap(([pattern, shift]) => (pattern.test(text) ? [year + shift] : []))
  return [...new Set([...years, ...short.filter((y) => y < 2100), ...said])]
}

/** Those of the days that the question names (12月24日, 2024年12月24日), in the years that it names, else in any. */
export function datesIn(text: string, years: readonly number[], days: readonly IsoDate[]): IsoDate[] {
  const named = [...text.matchAll(/(?<![0-9])([0-9]{1,2})月([0-9]{1,2})[日号]/g)].map(
    ([, month = '', day = '']) => `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  const inYear = (date: IsoDate) => years.length === 0 || years.includes(Number(date.slice(0, 4)))
  return days.filter((date) => inYear(date) && named.includes(date.slice(4)))
}

/** Words by which demands are made: typed wrongly or in pinyin they must still be recognised. */
export const demandWords: readonly string[] =
  '申请 申领 办理 报名 电话 热线 地址 条件 资格 材料 手续 流程 标准 补贴 补助 名单 名称 收费 价格 上班 开门 预约 登记 同比 增长 去年 明年 每人 平均 每月 怎么 如何 为什么'.split(
    ' ',
  )

/** A scope wider than any one city: what holds for the province or the country. */
export const widerPlace =
  /全省|全国|我省|本省|省内|全球|全世界|province-?wide|nation-?wide|country-?wide|(?:whole|entire|across the|throughout the|in the|in this|in our) (?:province|country|nation)\b|nationally/

const englishMonth =
  /\b(january|february|(?<=(?:in|of|by|since|from|until|till|for|during|last|this) )march|april|(?<=(?:in|of|by|since|from|until|till|for|during|last|this) )may|june|july|august|september|october|november|december)\b/g

const englishMonths =
  'january february march april may june july august september october november december'.split(' ')

const monthWords: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}

/** Calendar months that the question names, 1 to 12: 六月底以前, 11月. */
export function monthsOf(text: string): number[] {
  const said = text.matchAll(
    /(?<![0-9一二三四五六七八九十个几])([0-9]{1,2}|十[一二]?|[一二三四五六七八九])月(?!子|亮|饼|薪|收入|嫂|租|供|票|卡|经|季|均)/g,
  )
  const english = [...text.matchAll(englishMonth)].map((m) => englishMonths.indexOf(m[1] ?? '') + 1)
  return [...[...said].map((m) => monthWords[m[1] ?? ''] ?? Number(m[1])), ...english].filter(
    (month) => month >= 1 && month <= 12,
  )
}

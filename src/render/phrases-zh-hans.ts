// The bot's words in simplified Chinese. Short, plain, 您.
import type { Phrases } from './wording.ts'

const about = (word: string | null, rest: string) =>
  word === null ? `公布的稿件没有${rest}。` : `关于“${word}”，公布的稿件没有${rest}。`

const releases = (titles: readonly string[]) => titles.slice(0, 5).map((title) => `《${title}》`)

export const simplified: Phrases = {
  youAsked: (question) => `您问的是：${question}`,
  paragraph: (number) => `第${number}段`,
  repaired: '引文所在的转载文本有修复。',
  period: (text) => `（${text}）`,
  colon: '：',
  claim: (claimed, agrees, published) =>
    agrees ? `您说的${claimed}，与公布的一致。` : `您说的是${claimed}，公布的是${published}。`,
  missing: (parts) => `稿件没有说明：${parts.join('、')}。`,
  quotesOnly: '稿件原文：',
  notStated: {
    'other-year': (year) => (year ? `公布的稿件里没有${year}的数据。` : '公布的稿件里没有那一年的数据。'),
    'other-place': (place) =>
      place ? `公布的稿件没有说到${place}的情况。` : '公布的稿件没有说到那个地方的情况。',
    future: (word) => about(word, '说明今后的安排'),
    comparison: (word) => about(word, '给出可比较的数据，看不出增减或排名'),
    'per-person': (word) => about(word, '说明每人、每户或每次是多少'),
    procedure: (word) => about(word, '说明怎么办理'),
    eligibility: (word) => about(word, '说明申请条件'),
    entitlement: (word) => about(word, '说明个人能不能享受、能享受多少'),
    price: (word) => about(word, '说明价格或收费'),
    contact: (word) => about(word, '给出电话、地址或办公时间'),
    cause: (word) => about(word, '说明原因'),
    person: (word) => about(word, '说明具体是哪个人'),
    breakdown: (word) => about(word, '给出更细的分项数字'),
    computed: (word) => about(word, '直接给出这个数'),
    'no-figure': (word) => about(word, '给出数字'),
    'no-passage': (word) => (word ? `公布的稿件没有说到“${word}”。` : '公布的稿件没有说到这件事。'),
  },
  sum: (formula, total) => `按原文数字相加（不是公布的数）：${formula} = ${total}`,
  nearby: '稿件里相近的内容：',
  curated: '公布的稿件没有写，以下是工作人员核对过的答复：',
  checked: (source, day) => `来源：${source} · ${day}核对`,
  contact: (department) => `可以向${department}咨询：`,
  reach: {
    phone: (text) => `电话 ${text}`,
    address: (text) => `地址 ${text}`,
    hours: (text) => `时间 ${text}`,
  },
  disagreeing: '公布的两个数字不一致，请以发布部门的说明为准：',
  earlier: (figure, day) => `此前（${day}公布）：${figure}`,
  retired: (why) =>
    why.state === 'withdrawn'
      ? `注意：这份稿件已于${why.on}撤回，不再作准。`
      : why.state === 'expired'
        ? `注意：这份稿件的有效期到${why.on}为止，现已过期。`
        : `注意：这份稿件已被${why.by.date}的《${why.by.title}》取代，不再作准。`,
  whichOne: '您想问哪一个？',
  followUps: '您还可以问：',
  followUpsAsPrinted: '您还可以问：',
  offTopic: {
    greeting: '您好！请直接说您想了解的事。',
    thanks: '不客气。',
    farewell: '再见，有问题随时来问。',
    identity: '我是问答机器人，只根据政府公布的新闻稿回答，并给出原文和出处。',
    distress:
      '您说的让我很担心。我只是查稿件的程序，帮不上忙。请马上告诉身边信得过的人，或向当地紧急救助求助；您不必一个人扛着。',
    complaint: '您反映的情况，我收不下，也转交不了，请直接找能处理的部门。',
    abuse: '抱歉没能帮到您。请说说您想了解的事，我来查公布的稿件。',
    instruction: '这件事我做不了。我只根据政府公布的新闻稿回答问题。',
    noise: '没看懂您的意思，请换个说法，用一句话来问。',
    empty: '请把您想了解的事写成一句话发给我。',
  },
  greeting: (titles) => [
    '您好！我根据政府公布的新闻稿回答您的问题：先给数字，再给原文和出处。',
    ...(titles.length > 0 ? [`目前的稿件：${releases(titles).join('、')}`] : []),
    '请直接提问。稿件没有说的，我会告诉您没有。',
  ],
  help: [
    '请用一句话提问，比如“今年有多少人……”“哪些医院……”。接着问也可以：“那……呢？”',
    '回答里加粗的是答案，下面是稿件原文和出处（部门、日期、标题、第几段）。',
  ],
  about: (titles, version) => [
    '我只引用政府公布的新闻稿，一字不改，不推算，也不补充稿件以外的内容。',
    ...(titles.length > 0 ? [`目前的稿件：${releases(titles).join('、')}`] : []),
    `资料版本：${version}`,
  ],
  tryAsking: '您可以这样问：',
  textOnly: '我只看得懂文字。请把问题写成一句话发给我。',
  unknownCommand: '没有这个命令。请直接提问，或发 /help 看用法。',
  askHow: '请把问题写在 /ask 或 @我 的后面。',
  buttonExpired: '这个按钮已失效，请直接输入问题。',
  failed: '抱歉，刚才出了错，没能回答。请再问一次。',
  commands: {
    start: '开始',
    help: '怎么用',
    ask: '提问，如：/ask 今年……多少',
    check: '核对一段话里的数字：/check 加那段话，或回复它',
    topics: '按部门浏览',
    coverage: '能回答什么，不能回答什么',
    source: '上一个回答的原文上下文',
    subscribe: '订阅公告',
    unsubscribe: '退订公告',
    verify: '按回执号再答一次，看有没有更正',
    waiting: '公布以后会告诉您的',
    language: '选择语言',
    privacy: '保存什么，保存多久',
    forget: '删除关于我的一切',
    about: '资料来源和说明',
    settings: '本群设置（管理员）',
    announce: '发公告（编辑）',
    announcements: '已有的公告（编辑）',
    correct: '更正公告：编号 旧 → 新（编辑）',
    retract: '撤回公告（编辑）',
  },
  terminal: {
    noToken: [
      '没有设置 BOT_TOKEN，所以在终端里对话。要在 Telegram 里使用：',
      '1. 在 Telegram 里给 @BotFather 发 /newbot，得到一个令牌（token）；',
      '2. 把它写进 .env 文件：BOT_TOKEN=令牌，再运行 npm start。',
    ],
    intro: '输入问题后按回车；/help 看用法，/quit 结束。',
    bye: '再见。',
  },
}

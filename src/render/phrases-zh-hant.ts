// The bot's words in traditional Chinese. Short, plain, 您.
import type { Phrases } from './wording.ts'

const about = (word: string | null, rest: string) =>
  word === null ? `公布的稿件沒有${rest}。` : `關於「${word}」，公布的稿件沒有${rest}。`

const releases = (titles: readonly string[]) => titles.slice(0, 5).map((title) => `《${title}》`)

export const traditional: Phrases = {
  youAsked: (question) => `您問的是：${question}`,
  paragraph: (number) => `第${number}段`,
  repaired: '引文所在的轉載文本有修復。',
  period: (text) => `（${text}）`,
  colon: '：',
  claim: (claimed, agrees, published) =>
    agrees ? `您說的${claimed}，與公布的一致。` : `您說的是${claimed}，公布的是${published}。`,
  missing: (parts) => `稿件沒有說明：${parts.join('、')}。`,
  quotesOnly: '稿件原文：',
  notStated: {
    'other-year': (year) => (year ? `公布的稿件裡沒有${year}的數據。` : '公布的稿件裡沒有那一年的數據。'),
    'other-place': (place) =>
      place ? `公布的稿件沒有說到${place}的情況。` : '公布的稿件沒有說到那個地方的情況。',
    future: (word) => about(word, '說明今後的安排'),
    comparison: (word) => about(word, '給出可比較的數據，看不出增減或排名'),
    'per-person': (word) => about(word, '說明每人、每戶或每次是多少'),
    procedure: (word) => about(word, '說明怎麼辦理'),
    eligibility: (word) => about(word, '說明申請條件'),
    entitlement: (word) => about(word, '說明個人能不能享受、能享受多少'),
    price: (word) => about(word, '說明價格或收費'),
    contact: (word) => about(word, '給出電話、地址或辦公時間'),
    cause: (word) => about(word, '說明原因'),
    person: (word) => about(word, '說明具體是哪個人'),
    breakdown: (word) => about(word, '給出更細的分項數字'),
    computed: (word) => about(word, '直接給出這個數'),
    'no-figure': (word) => about(word, '給出數字'),
    'no-passage': (word) => (word ? `公布的稿件沒有說到「${word}」。` : '公布的稿件沒有說到這件事。'),
  },
  curated: '公布的稿件沒有寫，以下是工作人員核對過的答覆：',
  checked: (source, day) => `來源：${source} · ${day}核對`,
  contact: (department) => `可以向${department}諮詢：`,
  reach: {
    phone: (text) => `電話 ${text}`,
    address: (text) => `地址 ${text}`,
    hours: (text) => `時間 ${text}`,
  },
  disagreeing: '公布的兩個數字不一致，請以發布部門的說明為準：',
  earlier: (figure, day) => `此前（${day}公布）：${figure}`,
  retired: (why) =>
    why.state === 'withdrawn'
      ? `注意：這份稿件已於${why.on}撤回，不再作準。`
      : why.state === 'expired'
        ? `注意：這份稿件的有效期到${why.on}為止，現已過期。`
        : `注意：這份稿件已被${why.by.date}的《${why.by.title}》取代，不再作準。`,
  sum: (formula, total) => `按原文數字相加（不是公布的數）：${formula} = ${total}`,
  nearby: '稿件裡相近的內容：',
  whichOne: '您想問哪一個？',
  followUps: '您還可以問：',
  followUpsAsPrinted: '您還可以問：',
  offTopic: {
    greeting: '您好！請直接說您想了解的事。',
    thanks: '不客氣。',
    farewell: '再見，有問題隨時來問。',
    identity: '我是問答機器人，只根據政府公布的新聞稿回答，並給出原文和出處。',
    distress:
      '您說的讓我很擔心。我只是查稿件的程式，幫不上忙。請馬上告訴身邊信得過的人，或向當地緊急救助求助；您不必一個人扛著。',
    complaint: '您反映的情況，我收不下，也轉交不了，請直接找能處理的部門。',
    abuse: '抱歉沒能幫到您。請說說您想了解的事，我來查公布的稿件。',
    instruction: '這件事我做不了。我只根據政府公布的新聞稿回答問題。',
    noise: '沒看懂您的意思，請換個說法，用一句話來問。',
    empty: '請把您想了解的事寫成一句話發給我。',
  },
  greeting: (titles) => [
    '您好！我根據政府公布的新聞稿回答您的問題：先給數字，再給原文和出處。',
    ...(titles.length > 0 ? [`目前的稿件：${releases(titles).join('、')}`] : []),
    '請直接提問。稿件沒有說的，我會告訴您沒有。',
  ],
  help: [
    '請用一句話提問，比如「今年有多少人……」「哪些醫院……」。接著問也可以：「那……呢？」',
    '回答裡加粗的是答案，下面是稿件原文和出處（部門、日期、標題、第幾段）。',
  ],
  about: (titles, version) => [
    '我只引用政府公布的新聞稿，一字不改，不推算，也不補充稿件以外的內容。',
    ...(titles.length > 0 ? [`目前的稿件：${releases(titles).join('、')}`] : []),
    `資料版本：${version}`,
  ],
  tryAsking: '您可以這樣問：',
  textOnly: '我只看得懂文字。請把問題寫成一句話發給我。',
  unknownCommand: '沒有這個命令。請直接提問，或發 /help 看用法。',
  askHow: '請把問題寫在 /ask 或 @我 的後面。',
  buttonExpired: '這個按鈕已失效，請直接輸入問題。',
  failed: '抱歉，剛才出了錯，沒能回答。請再問一次。',
  commands: {
    start: '開始',
    help: '怎麼用',
    ask: '提問，如：/ask 今年……多少',
    check: '核對一段話裡的數字：/check 加那段話，或回覆它',
    topics: '按部門瀏覽',
    coverage: '能回答什麼，不能回答什麼',
    source: '上一個回答的原文上下文',
    subscribe: '訂閱公告',
    unsubscribe: '退訂公告',
    verify: '按回執號再答一次，看有沒有更正',
    waiting: '公布以後會告訴您的',
    language: '選擇語言',
    privacy: '保存什麼，保存多久',
    forget: '刪除關於我的一切',
    about: '資料來源和說明',
    settings: '本群設定（管理員）',
    announce: '發公告（編輯）',
    announcements: '已有的公告（編輯）',
    correct: '更正公告：編號 舊 → 新（編輯）',
    retract: '撤回公告（編輯）',
  },
  terminal: {
    noToken: [
      '沒有設定 BOT_TOKEN，所以在終端機裡對話。要在 Telegram 裡使用：',
      '1. 在 Telegram 裡給 @BotFather 發 /newbot，得到一個權杖（token）；',
      '2. 把它寫進 .env 檔：BOT_TOKEN=權杖，再執行 npm start。',
    ],
    intro: '輸入問題後按 Enter；/help 看用法，/quit 結束。',
    bye: '再見。',
  },
}

// Every weight of ranking and every threshold of deciding, in one place.

export const weights = {
  /** Passages that ranking looks at. */
  retrieved: 24,
  /** How much a match counts by where it stands, seen from the figure. */
  zones: { own: 1, clause: 0.92, before: 0.8, behind: 0.45, previous: 0.55, next: 0.2, heading: 0.5 },
  /** A figure's stretch with no more characters beside the figure says too little by itself. */
  thin: 4,
  /** The first so many zones are near the figure. */
  nearZones: 2,
  /** A word that stands in every passage still counts so much; the rest goes by rarity. */
  common: 0.35,
  /** A word for a group of persons counts at least so much: who is counted decides. */
  person: 0.85,
  character: 0.3,
  strayCharacter: 0.08,
  absentKnown: 0.8,
  absentUnknown: 0.45,
  inherited: 0.45,
  inheritedMissing: 0.25,
  /** From this match quality on a word counts as explained. */
  explained: 0.5,
  coverage: 0.5,
  near: 0.3,
  focus: 0.2,
  noFocus: 0.5,
  focusInOwn: 0.6,
  focusInSubject: 0.9,
  anchor: 0.15,
  extra: 0.08,
  contradiction: 0.3,
  subset: 0.4,
  /** A sentence without any list, when a list is asked for. */
  noList: 0.7,
  /** A follow-up gains so much for a passage, or a paragraph, that answered the turn before. */
  samePassage: 0.15,
  sameParagraph: 0.05,
  /** Asked for persons without a measure word of theirs, any other figure counts so much. */
  notPeople: 0.8,
  /** The number itself is so much of the evidence when its meaning is asked. */
  meaning: 0.6,
} as const

export const thresholds = {
  /** A figure is pointed out from this score on. */
  answer: 0.55,
  /** A name, a list or a sentence is quoted as the answer from this score on. */
  quote: 0.5,
  /** The asked noun must be found this surely in reach of the figure. */
  asked: 0.3,
  /** A keyword is answered with a figure of the best sentence that scores this share of the sentence's own score. */
  topicFigure: 0.6,
  /** A quote without a figure may leave this much of the question's weight unexplained. */
  unexplained: 0.75,
  /** Two different figures closer than this are a close call. */
  margin: 0.015,
  /** Joined nouns are asked for one by one from this score and this fit of the noun on. */
  split: 0.5,
  splitFocus: 0.6,
  /** What is offered beside «not stated» has at least this score. */
  nearby: 0.2,
} as const

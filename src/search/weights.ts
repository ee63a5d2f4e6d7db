// Every weight and bound that is set by hand, in one place; what is learned stands in model.json.

export const weights = {
  /** The least that a candidate counts which precedents name. */
  likely: 0.01,
  /** Passages that ranking looks at. */
  retrieved: 20,
  /** Figures of a number that a question brings along, in releases without end. */
  mentioned: 200,
  /** Candidates that the model looks at. */
  looked: 12,
  /** How much a match counts by where it stands, seen from the figure. */
  zones: { own: 1, clause: 0.97, before: 0.93, behind: 0.1, previous: 0.27, next: 0.14, heading: 0.57 },
  /** A figure's stretch with no more characters beside the figure says too little by itself. */
  thin: 4,
  /** The first so many zones are near the figure. */
  nearZones: 2,
  /** A word that stands in every passage still counts so much; the rest goes by rarity. */
  common: 0.52,
  /** A word for a group of persons counts at least so much: who is counted decides. */
  person: 0.5,
  character: 0.31,
  strayCharacter: 0.23,
  /** A name that nothing knows: a village, a firm. */
  name: 0.9,
  absentKnown: 0.75,
  absentUnknown: 0.51,
  inherited: 0.54,
  inheritedMissing: 0.19,
  /** From this match quality on a word counts as explained. */
  explained: 0.55,
  coverage: 0.73,
  near: 0.32,
  focus: 0.25,
  noFocus: 0.31,
  focusInOwn: 0.85,
  focusInSubject: 0.9,
  anchor: 0.25,
  extra: 0.09,
  contradiction: 0.3,
  subset: 0.1,
  /** What a candidate loses when it accounts for nothing of the asked noun. */
  lostFocus: 0.4,
  /** A group of persons that the candidate does not speak of. */
  otherPersons: 0.5,
  /** A figure in another measure word, when the one asked with is particular (张, 辆, 公里). */
  otherUnit: 0.5,
  /** A list of something else than asked for. */
  otherList: 0.8,
  /** A sentence without any list, when a list is asked for. */
  noList: 0.6,
  /** Where the question brings along a published number, figures of other sentences count so much. */
  unanchored: 0.3,
  /** A follow-up gains so much for a passage, or a paragraph, that answered the turn before. */
  samePassage: 0.5,
  sameParagraph: 0.07,
  /** Asked for persons without a measure word of theirs, any other figure counts so much. */
  notPeople: 0.78,
  /** The number itself is so much of the evidence when its meaning is asked. */
  meaning: 0.6,
} as const

export const thresholds = {
  /** From this probability on a question is answered that was typed in pinyin. */
  pinyin: 0.75,
  /** … that goes on from an answer, in the same message or the turn before. */
  follows: 0.6,
  /** … where another figure is about as likely: below it both are offered. */
  close: 0.6,
  /** … that names nothing of its own, and is asked of the sentence that answered before. */
  bound: 0.5,
  /** From this value on a number that the question brings along must stand in the sentence that answers. */
  mention: 10,
  /** Two figures of one sentence whose probabilities are closer than this are both shown. */
  margin: 0.02,
  /** A keyword that leads to a sentence is answered with its figure from this probability on. */
  topicFigure: 0.15,
  /** A sentence that answers what asks for a figure is answered with its figure from this probability on. */
  askedFigure: 0.05,
  /** From this probability and this chance by precedents on, what words seem to demand or to mean as well is passed over. */
  backed: 0.8,
  backedTaught: 0.7,
  /** A reading is offered as a choice from this probability on. */
  choice: 0.2,
  /** Joined nouns are asked for one by one from this score and this fit of the noun on. */
  split: 0.56,
  splitFocus: 0.7,
  /** A joined noun leads to a figure of its own from this score on, when one sum is asked for. */
  apart: 0.5,
  /** What is offered beside «not stated» has at least this score. */
  nearby: 0.2,
  /** … and explains at least this share of what the best of it does. */
  nearbyShare: 0.75,
} as const

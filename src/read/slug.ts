// A title → the name of its release's file, in pinyin.
import { pinyin } from 'pinyin-pro'

const longestSlug = 48

/** The first words of a title in pinyin: 定州推动高质量发展 → dingzhou-tuidong-gaozhiliang-fazhan. */
export function slugOf(title: string): string {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => pinyin(segment, { toneType: 'none', type: 'array', v: true }).join(''))
    .map((word) =>
      word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/gu, ''),
    )
    .filter((word) => word !== '')
  const slug = words.reduce(
    (all, word) => (all.length + word.length < longestSlug ? `${all}-${word}` : all),
    '',
  )
  return slug.slice(1)
}

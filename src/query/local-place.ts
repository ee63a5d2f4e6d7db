// Towns and villages that a question names, below what any gazetteer holds.
import type { Corpus } from '../corpus/corpus.ts'

/** 清风店镇, 西关村: places below the gazetteer that the releases do not name. */
export function localPlaces(text: string, corpus: Corpus): string[] {
  const found = text.matchAll(
    /(?:^|[\s，,。？?、我俺咱们在到从给跟和是问])(?:我们|俺们|咱们|俺|咱|我)?(?:家|老家)?(?:是|在|住在?|从|到)?(\p{Script=Han}{2,4}(?:镇|乡|村|街道|社区|新区|开发区|高新区))(?=有|的|今|去|一|共|多|几|现|里|就|打|务|建|修|办|开|搞|，|,|$)/gu,
  )
  const english = [
    ...text.matchAll(
      /\b(?:in|at|of) ((?!the\b|this\b|our\b|my\b|each\b|every\b|any\b|a\b)[a-z]+ (?:town|township|county|district|village))\b/g,
    ),
  ]
  return [
    ...english.map((m) => m[1] ?? ''),
    ...[...found].flatMap((m) =>
      m[1] &&
      corpus.frequency(m[1]) === 0 &&
      !/[我你他她俺咱们说在有去到是听了给那这哪回当]|^[昨今前后每全同邻外本各隔]|^兄弟|[个月着]村$|[里和与及跟]|(?:^|[各全每多个些])(?:村镇|乡镇|镇村|乡村)$|(?:乡镇|村)街道$/.test(
        m[1],
      ) &&
      !/^(?:多少|几个?|哪个?|每个?|各|全|这个?|那个?|农|乡|城)|(?:农|乡)村$|[城集乡]镇$/.test(m[1])
        ? [m[1]]
        : [],
    ),
  ]
}

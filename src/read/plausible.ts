// How much a decoded text reads like Chinese: a wrong encoding gives valid characters too, but rare and odd ones.
import { simplify } from '../release/script.ts'

/** The characters that Chinese texts and official prose above all are made of, in simplified script. */
const frequent = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备办青省列习响约支般史感劳便团往市克何除消构府称太准精值号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病失尔死讲配显免服护救助就训补贴创贫困残康疗医职企惠落措施推障福居村街镇乡扶幼孤疾申请登岗薪险缴贷款惯州河湖湾岛桥港站线费项额均占共余获签投招聘培输送享惩奖答主席'.normalize(),
)

const han = /\p{Script=Han}/u
const mark = /[\u0020-\u007e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3017\uff01-\uff5e]/u
const sampled = 20_000

/** Between -1 and 1: about 0.5 and more for Chinese prose, 0.5 for plain English, near 0 or less for a wrong decoding. */
export function plausibility(text: string): number {
  const sample = [...simplify(text.slice(0, sampled))].filter((character) => !/\s/u.test(character))
  if (sample.length === 0) return 0
  return sample.reduce((sum, character) => sum + weightOf(character), 0) / sample.length
}

function weightOf(character: string): number {
  if (frequent.has(character)) return 1
  if (mark.test(character)) return 0.5
  return han.test(character) && character <= '\u9fff' ? 0 : -1
}

// `npm run tour`: writes docs/tour.md anew.
import { writeFileSync } from 'node:fs'
import { announcing } from './announcing.ts'
import { conversations } from './conversations.ts'
import { editorsDay } from './editors-day.ts'
import { pageOf } from './page.ts'
import { play } from './play.ts'

const all = [...conversations, editorsDay, announcing]
const page = pageOf(all, await play(all))
writeFileSync(new URL('../../docs/tour.md', import.meta.url), page)

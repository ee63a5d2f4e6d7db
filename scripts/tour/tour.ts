// `npm run tour`: writes docs/tour.md anew.
import { writeFileSync } from 'node:fs'
import { conversations } from './conversations.ts'
import { pageOf } from './page.ts'
import { play } from './play.ts'

const page = pageOf(conversations, await play(conversations))
writeFileSync(new URL('../../docs/tour.md', import.meta.url), page)

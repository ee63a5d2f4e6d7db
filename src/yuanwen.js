#!/usr/bin/env node
// The way in. Plain JavaScript that any Node can read, so that an old one is told what is needed
// instead of failing on TypeScript.

import * as nodeModule from 'node:module'

const needed = 24
const found = process.versions.node

if (Number.parseInt(found, 10) < needed) {
  console.error(`yuanwen needs Node ${needed} or later; this is Node ${found} (${process.execPath}).`)
  console.error('`npm ci` puts the right one into the project: then start with `npm start`,')
  console.error('or for a single command `npm run --silent yuanwen -- ask "…"`.')
  process.exitCode = 1
} else {
  // Node keeps what it compiled in the system's folder for temporary files: the next start is faster.
  nodeModule.enableCompileCache?.()
  import('./main.ts').then(
    (main) => main.runProcess(),
    (error) => {
      // A package (not a file of ours) that is not there: nobody has installed them yet.
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^Cannot find package/.test(error.message)) throw error
      console.error(`${error.message.split(' imported')[0]}: run \`npm ci\` first.`)
      process.exitCode = 1
    },
  )
}

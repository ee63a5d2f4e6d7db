// `yuanwen import`, as the command line calls it.
import { importReleases } from './import.ts'
import { onDocuments } from './import-request.ts'
import type { Run } from './io.ts'

export const run: Run = (args, io) =>
  onDocuments(args, io, (request) => importReleases({ ...request, knowledgeDir: args.knowledge }))

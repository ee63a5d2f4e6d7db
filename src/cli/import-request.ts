// The command line's options for documents → a request, with a person's answers where one sits there.
import { createInterface } from 'node:readline/promises'
import type { Args, Io } from './io.ts'
import type { ImportRequest } from './prepare-documents.ts'

/** Runs `work` on the documents that the command line names. */
export function onDocuments(
  args: Args,
  io: Io,
  work: (request: ImportRequest) => Promise<number>,
): Promise<number> {
  const text = (name: string) => (typeof args[name] === 'string' ? args[name] : undefined)
  const request: ImportRequest = {
    files: listOf(args, 'files'),
    options: {
      title: text('title'),
      publisher: text('publisher'),
      date: text('date'),
      place: text('place'),
      url: text('url'),
      slug: text('slug'),
      department: listOf(args, 'department'),
      repair: listOf(args, 'repair'),
      keepScript: args['keepScript'] === true,
      simplify: args['simplify'] === true,
      force: args['force'] === true,
    },
    stdout: io.stdout,
    stderr: io.stderr,
  }
  return io.isTTY ? withPerson(io, (ask) => work({ ...request, ask })) : work(request)
}

function listOf(args: Args, name: string): readonly string[] {
  const value = args[name]
  if (typeof value === 'string') return [value]
  return typeof value === 'object' ? value : []
}

async function withPerson(
  { stdin, stderr }: Io,
  work: (ask: (question: string) => Promise<string>) => Promise<number>,
): Promise<number> {
  const lines = createInterface({ input: stdin, output: stderr })
  try {
    return await work((question) => lines.question(question))
  } finally {
    lines.close()
  }
}

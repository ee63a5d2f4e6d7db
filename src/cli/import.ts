// `yuanwen import FILE… FOLDER…`: documents → release files. Everything is checked first; with a fault nothing is written.
import { writeReleases } from '../store/knowledge-folder.ts'
import { importReport } from './import-report.ts'
import { type ImportRequest, openDamage, prepareDocuments, tell } from './prepare-documents.ts'

/**
 * Imports the files into the knowledge folder: a report of each goes to stdout, faults and open damage to stderr.
 * Resolves to the exit status: 0 done (damage may be flagged), 1 with faults (nothing written), 2 wrong options.
 */
export async function importReleases(
  request: ImportRequest & { readonly knowledgeDir: string },
): Promise<number> {
  const prepared = await prepareDocuments(request)
  if (typeof prepared === 'number') return prepared
  const releases = prepared.map(({ release }) => release)
  const written = await writeReleases(request.knowledgeDir, releases, {
    force: request.options.force === true,
  })
  if (written.outcome === 'refused') return tell(request.stderr, written.faults, 1)
  for (const [index, one] of prepared.entries()) {
    const filed = written.files[index]
    if (filed !== undefined) request.stdout.write(importReport({ ...one, ...filed }))
    for (const damage of one.repaired.damage) request.stderr.write(`${openDamage(one.file, damage)}\n`)
  }
  return 0
}

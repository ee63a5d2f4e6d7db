// What a command is given of the process it runs in, so that it can be run by a test without one.

/** The streams and the environment of one run. `isTTY`: a person sits at both ends, stdin and stdout. */
export interface Io {
  /** Data goes here, and nothing else. */
  readonly stdout: NodeJS.WritableStream
  /** Talk goes here. */
  readonly stderr: NodeJS.WritableStream
  readonly stdin: NodeJS.ReadableStream
  /** The real environment over what `.env` holds. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTTY: boolean
}

/**
 * A command line, parsed: options by their long name in camelCase, positionals by the name in the usage line
 * (one with `...` is an array). `knowledge` is always there: the option, else KNOWLEDGE_DIR, else `knowledge`.
 */
export interface Args {
  readonly knowledge: string
  readonly [name: string]: string | boolean | readonly string[] | undefined
}

/** Runs one command: resolves to its exit status; throws FaultError for what an operator can mend. */
export type Run = (args: Args, io: Io) => Promise<number>

/** The command line does not make sense: said with a hint at the help, exit status 2. */
export class UsageError extends Error {}

// The command line → the command it asks for, and its exit status.
import { Command, CommanderError, Option } from 'commander'
import { type Actions, type CommandLine, commandTable } from './command-table.ts'
import { type Args, type Io, UsageError } from './io.ts'

const hint = '(yuanwen --help lists the commands)'

/**
 * Runs what `argv` (without node and script) asks for. Resolves to the exit status: 0 done, 1 the work failed,
 * 2 the command line is wrong. Throws what the command throws, FaultError above all.
 */
export async function runCommandLine(argv: readonly string[], io: Io, actions: Actions): Promise<number> {
  let status = 0
  const program = newProgram(io)
  for (const line of commandTable(actions)) {
    const command = addCommand(program, line)
    command.action(async () => {
      const { run } = await line.load()
      status = await run(argsOf(command, io), io)
    })
  }
  try {
    await program.parseAsync(argv.length === 0 ? ['start'] : [...argv], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UsageError)) throw error
    io.stderr.write(`error: ${error.message}\n${hint}\n`)
    return 2
  }
}

function newProgram(io: Io): Command {
  return new Command('yuanwen')
    .description("Answers questions from a government's own press releases: figure, sentence, source.")
    .showHelpAfterError(hint)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
}

function addCommand(program: Command, { usage, help, options }: CommandLine): Command {
  const command = program.command(usage).description(help)
  command.option('--knowledge <dir>', 'knowledge folder (default: KNOWLEDGE_DIR, else knowledge)')
  for (const { flags, help: explained, many } of options) {
    const option = new Option(flags, explained)
    // Not commander's own `<name...>`: that would swallow the files that follow.
    if (many === true) option.argParser((value, before: readonly string[] = []) => [...before, value])
    command.addOption(option)
  }
  return command
}

/** Options and named positionals in one object. */
function argsOf(command: Command, io: Io): Args {
  const positionals = command.registeredArguments.map((argument, i) => [
    argument.name(),
    command.processedArgs[i],
  ])
  const options = command.opts<Record<string, string | boolean | readonly string[]>>()
  const knowledge = options['knowledge'] ?? (io.env['KNOWLEDGE_DIR']?.trim() || 'knowledge')
  return { ...Object.fromEntries(positionals), ...options, knowledge: String(knowledge) }
}

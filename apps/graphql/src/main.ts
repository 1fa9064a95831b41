import { readOptions } from './platform/options.ts';
import { helpText } from './platform/options-help.ts';
import { roleSql } from './platform/roles.ts';
import { StartFailure } from './platform/start-failure.ts';

// `npm start -- --help | head` closes the pipe early; there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [, , argument] = process.argv;

try {
  if (argument === '--help' || argument === '-h') say(helpText());
  else if (argument === '--print-role-sql') say(roleSql());
  else if (argument !== undefined)
    throw new StartFailure('OPTIONS_INVALID', `${argument} is not known here. See --help.`);
  else {
    // Read first: who mistyped an option need not wait for the server's code.
    const options = readOptions();
    const { serve } = await import('./start/serve.ts');
    await serve(options, say);
  }
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

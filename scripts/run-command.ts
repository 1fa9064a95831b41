import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
  /** Standard output alone, for commands whose output is data. */
  readonly stdout: string;
}

/** Runs a program of the workspace without a shell, without input, and keeps what it says. */
export function runCommand(
  command: string,
  parameters: readonly string[],
  {
    cwd = root,
    env = {},
  }: { readonly cwd?: string; readonly env?: { readonly [name: string]: string } } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...env,
        PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n`, stdout }));
    child.on('close', (code) => resolve({ ok: code === 0, output, stdout }));
  });
}

/** Runs the package manager, in the version that package.json pins, wherever the caller got Node.js from. */
export function runPnpm(
  parameters: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<CommandResult> {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly packageManager: string;
  };
  return runCommand('npx', ['--yes', packageManager, ...parameters], options);
}

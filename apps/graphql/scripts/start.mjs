/**
 * `npm start`: installs where that is due, generates where that is due, and becomes the server.
 *
 * Runs on whatever Node the machine has (20 or newer) and needs nothing installed. A package manager in between
 * would take longer than the server itself, at every start; so this asks for it only when the lockfile changed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const node = path.join(root, 'node_modules/node/bin/node');
const stamp = path.join(root, 'node_modules/.coterie-installed');
const condition = '--conditions=coterie-source';
// Left to itself the heap grows with the machine's memory rather than with what the server holds.
const heap = ['--max-semi-space-size=4', '--max-old-space-size=384'];
// Taking types off and compiling is a quarter of a start; what came out of it is kept. Nothing but time hangs on it.
const env = { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/coterie'), ...process.env };

const lock = createHash('sha256');
for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'apps/graphql/package.json']) {
  lock.update(readFileSync(path.join(root, file)));
}
const digest = lock.digest('hex');

if (!existsSync(node) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline']);
  writeFileSync(stamp, digest);
}
await run(node, [condition, path.join(root, 'apps/graphql/scripts/generate.ts')]);
await run(node, [...heap, condition, path.join(root, 'apps/graphql/src/main.ts'), ...process.argv.slice(2)]);

/** Runs a program in this terminal and, unless it succeeds, ends as it ended. */
async function run(program, args) {
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
  // A terminal sends Ctrl-C to the whole group, the child included. What reaches this process alone is passed on.
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  // npm tells only the shell in between that it shall stop, which passes nothing on, and where npm is killed
  // nobody tells that shell. That either of them is gone is the sign.
  const above = ancestors();
  const orphaned = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && ancestors() !== above) child.kill('SIGTERM');
  }, 250);
  const [code, signal] = await new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${program} cannot be run (${error.message}).\n`);
      resolve([1, null]);
    });
    child.once('exit', (...end) => resolve(end));
  });
  clearInterval(orphaned);
  for (const name of signals) process.off(name, passOn);
  if (signal !== null) process.kill(process.pid, signal);
  else if (code !== 0) process.exit(code);
}

/** The processes right above this one: npm's shell, and npm where the system shows it. */
function ancestors() {
  try {
    const [, grandparent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return `${process.ppid}`;
  }
}

/**
 * Generates the database client and the schema builder's types from `prisma/schema.prisma`, where they are not
 * up to date already. Runs at every start, so it does nothing but read and hash when nothing has changed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const app = path.resolve(import.meta.dirname, '..');
const root = path.resolve(app, '../..');
const generated = path.join(app, 'src/generated');
const stamp = path.join(generated, '.inputs');
const outputs = [path.join(generated, 'prisma/client.ts'), path.join(generated, 'pothos-types.ts')];
const inputs = [
  path.join(root, 'prisma/schema.prisma'),
  path.join(root, 'prisma.config.ts'),
  path.join(app, 'node_modules/prisma/package.json'),
  path.join(app, 'node_modules/@pothos/plugin-prisma/package.json'),
  import.meta.filename,
];

const hash = createHash('sha256');
for (const input of inputs) hash.update(readFileSync(input)).update('\0');
const digest = hash.digest('hex');

if (!outputs.every(existsSync) || readStamp() !== digest) {
  rmSync(stamp, { force: true });
  generate();
  writeFileSync(stamp, digest);
}

function readStamp(): string | null {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
}

function generate(): void {
  const prisma = path.join(realpathSync(path.join(app, 'node_modules/prisma')), 'build/index.js');
  // Prisma starts the second generator by its name, through a shell.
  const searchPath = [
    path.join(app, 'node_modules/.bin'),
    path.dirname(process.execPath),
    process.env['PATH'] ?? '',
  ];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    env: { ...process.env, PATH: searchPath.join(path.delimiter), CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nprisma generate failed.\n`);
  process.exit(1);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-command.ts';

export interface WorkspacePackage {
  readonly name: string;
  readonly directory: string;
}

/** Every package of the workspace, found anew each time, so that a new one is checked from its first day. */
export function findWorkspacePackages(): readonly WorkspacePackage[] {
  const below = ['packages', 'apps'].flatMap((parent) =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent)).map((name) => join(root, parent, name))
      : [],
  );
  return [...below, join(root, 'bench')]
    .filter((directory) => existsSync(join(directory, 'package.json')))
    .map((directory) => ({
      directory,
      name: (JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { name: string }).name,
    }));
}

import { expect, test } from 'vitest';
import { inTransaction } from '../platform/tenant-transaction.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { seedPrograms } from './seed-programs.ts';

const server = await startTestServer();
const now = new Date('2024-01-15T15:00:00Z');

test('a start that was interrupted is continued by the next one, and two at once load nothing twice', async () => {
  const stopAfterTwo = (line: string): void => {
    if (line.startsWith('Loaded program 2')) throw new Error('interrupted');
  };
  await expect(
    seedPrograms(server.database, { now, examplePeople: true, onProgress: stopAfterTwo }),
  ).rejects.toThrow('interrupted');
  const count = () =>
    inTransaction(server.database, { role: 'coterie_public' }, async (tx) => [
      await tx.organization.count(),
      await tx.program.count(),
    ]);
  expect(await count()).toEqual([2, 2]);
  const lines: string[] = [];
  const seed = () =>
    seedPrograms(server.database, { now, examplePeople: false, onProgress: (line) => lines.push(line) });
  await Promise.all([seed(), seed()]);
  expect(await count()).toEqual([5, 5]);
  expect(lines).toHaveLength(3);
});

import { readFile } from 'node:fs/promises';
import { expandProgram } from '@coterie/core';
import { expect, test } from 'vitest';
import { readProgramFile } from './read-program-file.ts';

const file = new URL('../examples/nordlicht-lernkreise.yaml', import.meta.url);

async function read() {
  const result = readProgramFile(await readFile(file, 'utf8'), 'nordlicht-lernkreise.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.error.problems, null, 1));
  return { ...result.value, expanded: expandProgram(result.value.program) };
}

test('the invented program is read, with nothing to flag', async () => {
  const { findings } = await read();
  expect(findings).toEqual([]);
});

test('partly known sessions keep what is known of them', async () => {
  const { expanded } = await read();
  const timings = Object.fromEntries(expanded.sessions.map(({ key, timing }) => [key, timing]));
  const zone = 'Europe/Berlin';
  expect(timings['lesen-2027/treffen-1']).toEqual({
    kind: 'timed',
    date: '2027-02-10',
    start: '16:00',
    end: '17:30',
    endDate: '2027-02-10',
    zone,
  });
  expect(timings['lesen-2027/anfang-werkstatt']).toEqual({
    kind: 'offset',
    anchor: 'lesen-2027/auftakt',
    after: 'P2W',
    start: '16:00',
    end: '17:30',
    zone,
  });
  expect(timings['lesen-2027/dritte-woche']).toMatchObject({ kind: 'offset', anchor: 'termStart' });
  expect(timings['lesen-2027/schulbesuch']).toEqual({ kind: 'arranged', by: 'jedes Team' });
  expect(timings['lesen-2027/thema-a']).toEqual({ kind: 'date_only', date: '2027-04-21', zone });
  expect(timings['lesen-2027/thema-b']).toEqual({ kind: 'to_be_announced' });
  expect(timings['lesen-2027/abschluss']).toEqual({
    kind: 'window',
    from: '2027-06-14',
    to: '2027-06-18',
    zone,
  });
});

test('teams, tracks, credit in teaching units, money and the other language come through', async () => {
  const { program, expanded } = await read();
  const [cycle] = expanded.cycles;
  expect(cycle?.admission.teams).toEqual({
    minSize: 2,
    maxSize: 4,
    requiredRoles: { leader: 1 },
    outcome: 'together',
  });
  expect(cycle?.description.tracks.map((track) => [track.key, track.kind])).toEqual([
    ['anfang', 'track'],
    ['foerderung', 'track'],
    ['abend', 'group'],
  ]);
  expect(cycle?.description.credit[0]).toMatchObject({ amount: 16, unitMinutes: 45 });
  expect(
    expanded.otherMoney.map(({ kind, amount, cap }) => [kind, amount?.amount ?? null, cap?.amount ?? null]),
  ).toEqual([
    ['stipend', 20000, null],
    ['reimbursement', null, 8000],
  ]);
  expect(expanded.language).toBe('de');
  expect(program.translations.en?.['/communities/0/title']).toBe('Learning to read');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAgenda } from './read-agenda.ts';

const line = fc.oneof(
  fc.constantFrom(
    'April 15, 2024',
    'Apr. 15-19, 2024',
    '8:30 AM – 10:00 AM: Health',
    '10:30: Coaches',
    'April 31, 2024',
    '1:00 - 2:00',
    '',
    '   ',
    'noon – midnight',
    'Friday, April 15, 2024 9:00 AM',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\r\n\u2028\u2029]/u.test(text)),
);

test('every line is read, left unread, or blank; nothing is lost and nothing is told twice', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const agenda = readAgenda(lines.join('\n'), { zone: 'America/Chicago' });
      const told = [...agenda.sessions, ...agenda.days, ...agenda.spans, ...agenda.unread].map(
        (each) => each.line,
      );
      const printed = lines.flatMap((text, index) => (text.trim() === '' ? [] : [index + 1]));
      expect(told.sort((left, right) => left - right)).toEqual(printed);
      for (const { line: number, quotation } of agenda.sessions) {
        expect(lines[number - 1]?.trim()).toBe(quotation);
      }
    }),
  );
});

test('a megabyte of agenda is read', () => {
  for (const text of [
    '8:30 AM – 10:00 AM: Health\n',
    'April 15-19, 2024\n',
    'April 15, 2024 ',
    '8:30 AM ',
    '–',
    '\n',
  ]) {
    const agenda = readAgenda(`April 15, 2024\n${text.repeat(Math.ceil(2 ** 20 / text.length))}`, {
      zone: null,
    });
    expect(agenda.findings.length).toBeLessThan(60_000);
  }
}, 60_000);

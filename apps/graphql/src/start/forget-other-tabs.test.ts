import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { forgetOtherTabs } from './forget-other-tabs.ts';

/** Opens the page in a browser that holds `kept`, and says what it holds then. */
function open(session: string, kept: Readonly<Record<string, string>>): Record<string, string> {
  const page = forgetOtherTabs('<html><head></head><body></body></html>', session);
  const script = /<script>([\s\S]*?)<\/script><\/head>/.exec(page)?.[1] ?? '';
  const localStorage: Record<string, unknown> = { ...kept };
  const hidden = { enumerable: false };
  Object.defineProperties(localStorage, {
    getItem: { ...hidden, value: (key: string) => localStorage[key] ?? null },
    setItem: {
      ...hidden,
      value: (key: string, value: string) => Object.assign(localStorage, { [key]: value }),
    },
    removeItem: { ...hidden, value: (key: string) => delete localStorage[key] },
  });
  runInNewContext(script, { localStorage });
  return { ...localStorage } as Record<string, string>;
}

const tabs = { 'graphiql:tabState': 'with the token of the applicant', other: 'of another page' };

test('tabs of one person are not restored for another', () => {
  const kept = open('applicant', {});
  expect(open('coordinator', { ...kept, ...tabs })).toEqual({
    'coterie:graphiql-session': 'coordinator',
    other: 'of another page',
  });
});

test('the same person goes on where they were', () => {
  const kept = open('applicant', {});
  expect(open('applicant', { ...kept, ...tabs })).toEqual({ ...kept, ...tabs });
});

test('no session ends the script', () => {
  expect(forgetOtherTabs('<head></head>', '</script><b>').match(/<\/script>/g)).toHaveLength(1);
});

import { webAddress } from '../../platform/api-rules.ts';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { targetOfSession } from '../attendance/policy.ts';
import { lockSession } from './run-session-command.ts';

const longestLink = 2000;

defineCommand({
  name: 'setJoinLink',
  description: 'Says how to join a session from afar, or takes that back. Only those who take part see it.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    url: t.string({ description: 'An address that begins with https://; left out: none.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  async run(run) {
    const { input, tx, viewer, organizationId } = run;
    const row = await lockSession(run);
    if (row === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
    requireCapability(viewer, 'session.edit', targetOfSession(row));
    const url = input.url ?? null;
    if (url !== null && !isLink(url)) {
      const reason = `Give a web address that begins with https:// and has at most ${longestLink} characters.`;
      return { ok: false, refusal: invalidInput([{ path: ['url'], reason, ruleId: webAddress.id }]) };
    }
    const key = { organizationId, sessionId: row.id };
    if (url === null) await tx.sessionLink.deleteMany({ where: key });
    else {
      await tx.sessionLink.upsert({
        where: { organizationId_sessionId: key },
        create: { ...key, url },
        update: { url },
        select: { sessionId: true },
      });
    }
    // The link itself stays out of the history, which others read.
    const event = { kind: url === null ? 'join_link_removed' : 'join_link_set', sessionId: row.id };
    await recordEvents(run, { subjectKind: 'session', subjectId: row.id, events: [event] });
    return { ok: true, value: { session: { organizationId, id: row.id } } };
  },
});

function isLink(text: string): boolean {
  return text.length <= longestLink && text.startsWith('https://') && URL.canParse(text);
}

import type { TimeZoneId } from '@coterie/core';

/** The zone in which a session's times are given where none is named. */
export function zoneOf(session: {
  readonly timeZone: string | null;
  readonly organization: { readonly timeZone: string | null };
}): TimeZoneId | null {
  return session.timeZone ?? session.organization.timeZone;
}

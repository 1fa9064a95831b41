import type { Holiday } from '@coterie/core';

/** The days on which a program holds no sessions; none where its row is not visible. */
export function readHolidays(program: { readonly details: unknown } | null): readonly Holiday[] {
  return (program?.details as { readonly holidays?: readonly Holiday[] } | undefined)?.holidays ?? [];
}

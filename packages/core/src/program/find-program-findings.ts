import type { Finding } from '../kernel/finding.ts';
import type { Program } from './program.ts';

/** What a careful reader would flag in a program. */
export function findProgramFindings(_program: Program): readonly Finding[] {
  return [];
}

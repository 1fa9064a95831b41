import { readFile } from 'node:fs/promises';
import type { Result } from '@coterie/core';
import { type ReadProgram, readProgramFile, type UnreadableProgram } from './read-program-file.ts';

/** The five programs that were read off published pages, in the order of the pages. */
export const publishedProgramIds = [
  'whsa-2023-24',
  'closed-cohorts',
  'wisconsin-educational-equity-2024',
  'illinois-pd-providers',
  'california-ecse',
] as const;

export type PublishedProgramId = (typeof publishedProgramIds)[number];

/** The file of a published program. */
export function publishedProgramFile(id: PublishedProgramId): URL {
  return new URL(`../programs/${id}.yaml`, import.meta.url);
}

/** Reads one of the five from its file. */
export async function readPublishedProgram(
  id: PublishedProgramId,
): Promise<Result<ReadProgram, UnreadableProgram>> {
  return readProgramFile(await readFile(publishedProgramFile(id), 'utf8'), `${id}.yaml`);
}

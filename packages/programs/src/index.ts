export {
  type PublishedProgramId,
  publishedProgramFile,
  publishedProgramIds,
  readPublishedProgram,
} from './published-programs.ts';
export {
  type ReadProgram,
  readProgramFile,
  type UnreadableProgram,
} from './read-program-file.ts';

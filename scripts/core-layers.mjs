/** The core's folders and their layers; a layer imports strictly lower ones. Plain JavaScript: the import lint reads it. */
export const coreLayers = Object.freeze({
  kernel: 0,
  calendar: 1,
  rules: 1,
  community: 2,
  eligibility: 3,
  scheduling: 3,
  facilitation: 4,
  cycle: 5,
  admission: 6,
  participation: 7,
  evaluation: 8,
  credentials: 8,
  program: 9,
});

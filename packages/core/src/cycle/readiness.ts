/** What the program asks for before a cycle may start. */
export interface ReadinessRequirement {
  /** How many facilitators guide it together; `null`: the program never said. */
  readonly facilitators: number | null;
  /** Whether each of them must have current training. */
  readonly trained: boolean;
}

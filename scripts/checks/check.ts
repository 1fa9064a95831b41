export interface CheckResult {
  readonly ok: boolean;
  readonly output: string;
}

export interface Check {
  readonly name: string;
  readonly run: () => Promise<CheckResult>;
}

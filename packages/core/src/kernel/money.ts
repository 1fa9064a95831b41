/** An amount in the currency's minor unit (cents), as an integer. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code, upper case: `USD`. */
  readonly currency: string;
}

import pg from 'pg';

/**
 * A connection on which statements wait for one another. An operation's resolvers run side by side and
 * share one transaction; the driver's own queue for that is deprecated and will go.
 */
export class OneQueryAtATime extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads, passed on as they come
  override query(...args: any[]): any {
    const send = super.query as (...args: unknown[]) => unknown;
    // Callbacks and cursors are what the pool itself uses, one after the other.
    if (typeof args.at(-1) === 'function' || typeof args[0]?.submit === 'function')
      return send.apply(this, args);
    const answer = this.#last.then(() => send.apply(this, args));
    this.#last = answer.catch(() => {});
    return answer;
  }
}

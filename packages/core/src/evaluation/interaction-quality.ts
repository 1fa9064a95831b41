import type { Instrument, InstrumentItem, Scale } from './instrument.ts';

/** What the rating of the quality of interaction asks about: four items, in this order. */
export const interactionQualityItems = [
  { id: 'productive-discussions', statement: 'Productivity of discussions' },
  { id: 'answers-to-questions', statement: 'Getting answers to questions' },
  { id: 'sharing-experiences', statement: 'Sharing of experiences' },
  { id: 'sharing-resources', statement: 'Sharing of resources and connections' },
] as const;

/**
 * The rating of the quality of interaction as an instrument. The scale is the program's own: `null`
 * where it does not say, and then no average can be said to be high or low.
 *
 * @example
 * ```ts
 * import { interactionQualityInstrument } from '@coterie/core';
 *
 * const instrument = interactionQualityInstrument('iq', null);
 * instrument.items.length; // => 4
 * instrument.provenance[0]?.basis; // => 'inferred'
 * ```
 */
export function interactionQualityInstrument(id: string, scale: Scale | null): Instrument {
  return {
    id,
    version: 1,
    title: 'Quality of interaction',
    language: 'en',
    moments: ['post'],
    items: interactionQualityItems.map(
      (item): InstrumentItem => ({ ...item, kind: 'rating', required: false, scale }),
    ),
    provenance: [
      {
        path: '/moments',
        basis: 'inferred',
        printed: null,
        quotation: null,
        note: 'A rating of how members interacted is given after they did.',
      },
    ],
  };
}

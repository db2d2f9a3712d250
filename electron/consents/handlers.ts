import type { HandlersOf } from '../app/handler-types.ts';
import { cardFor, recordConsent } from './record-consent.ts';
import { stopConsent, summaryOf } from './stop-consent.ts';

/** What the window may ask about consent. */
export const consentHandlers: HandlersOf<'consents.card' | 'consents.record' | 'consents.summary' | 'consents.stop'> = {
  'consents.card': (db, input, acting) => cardFor(db, input, acting),
  'consents.record': (tx, input, acting) => recordConsent(tx, input, acting),
  'consents.summary': (db, input, acting) => summaryOf(db, input, acting),
  'consents.stop': (tx, input, acting) => stopConsent(tx, input, acting),
};

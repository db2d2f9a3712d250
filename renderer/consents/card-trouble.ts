import type { Failure, FailureCode } from '../../shared/foundation/failure.ts';

/** The key of the sentence that a customer reads when the card cannot go on; only what they can do something about. */
export function troubleOnCard({ code }: Failure): string {
  return `card.trouble.${troubles[code] ?? 'not-saved'}`;
}

/** True when somebody of the shop has to do something about it, in the screen's language. */
export function isForStaff({ code }: Failure): boolean {
  return troubles[code] === undefined;
}

const troubles: Readonly<Partial<Record<FailureCode, string>>> = {
  'consent.wording-missing': 'words-missing',
  'consent.wording-not-shown': 'words-changed',
  'consent.purpose-not-offered': 'words-changed',
  'consent.channel-not-offered': 'words-changed',
  'consent.channel-missing': 'way-missing',
};

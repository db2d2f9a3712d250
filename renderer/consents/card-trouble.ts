import type { Failure } from '../../shared/foundation/failure.ts';

/** The key of the sentence that a customer reads when the card cannot go on; only what they can do something about. */
export function troubleOnCard({ code }: Failure): string {
  switch (code) {
    case 'consent.wording-missing':
      return 'card.trouble.words-missing';
    case 'consent.wording-not-shown':
    case 'consent.purpose-not-offered':
    case 'consent.channel-not-offered':
      return 'card.trouble.words-changed';
    case 'consent.channel-missing':
      return 'card.trouble.way-missing';
    default:
      return 'card.trouble.not-saved';
  }
}

/** True when somebody of the shop has to do something about it, in the screen's language. */
export function isForStaff(failure: Failure): boolean {
  return troubleOnCard(failure) === 'card.trouble.not-saved';
}

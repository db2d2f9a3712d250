import type { KeyCost } from './ports.ts';

/** What turning a passphrase into a key costs in the shipped app: 128 MiB, three passes, four lanes. */
export const shippedKeyCost: KeyCost = { memoryKiB: 131_072, passes: 3, lanes: 4 };
/** The least a key file may ask for (OWASP's floor): for tests, where nobody is to be kept out. */
export const cheapestKeyCost: KeyCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

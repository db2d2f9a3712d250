/** A file or folder that the app writes, and what an erasure does about it. */
export type WrittenFile = {
  /** Its name in the shop's folder. */
  readonly name: RegExp;
  /**
   * `searched`: decrypted and looked through, page by page, before a receipt is written.
   * `remade`: a copy in the making, removed or put in the place of the original; the next start finishes it.
   * `aged`: an older book, sealed, that is removed after its time; the ledger keeps those in it from coming back.
   * `marks`: opaque ids and keyed fingerprints, kept on purpose so that nobody comes back.
   * `nobody`: keys, choices and numbers; nothing a customer could be known by is ever written to it.
   */
  readonly erasure: 'searched' | 'remade' | 'aged' | 'marks' | 'nobody';
};

/**
 * Every file the app writes by itself. A test runs the app and fails for a file that is not here; what people save
 * where they choose to is not the app's own.
 */
export const writtenFiles: readonly WrittenFile[] = [
  { name: /^customers\.vault$/, erasure: 'searched' },
  { name: /^customers\.vault-(?:wal|journal|shm)$/, erasure: 'searched' },
  {
    name: /^customers\.vault\.(?:next|still|working|rewritten|salvaged|unfinished)(?:-(?:wal|journal|shm))?$/,
    erasure: 'remade',
  },
  { name: /^customers\.vault\.salvaged\.copy(?:-(?:wal|journal|shm))?$/, erasure: 'remade' },
  { name: /^restoring$/, erasure: 'remade' },
  { name: /^before-restore-/, erasure: 'aged' },
  // Set aside as damaged; its key is forgotten with the next erasure.
  { name: /^customers\.vault\.damaged-/, erasure: 'aged' },
  { name: /^erasures\.ledger$/, erasure: 'marks' },
  { name: /^slots\.[ab]\.json$/, erasure: 'nobody' },
  { name: /^journal\.witness$/, erasure: 'nobody' },
  { name: /^preferences\.json$/, erasure: 'nobody' },
  // A secret that the system sealed, and a number of tries.
  { name: /^this-computer\.json$/, erasure: 'nobody' },
  { name: /^restore\.decided$/, erasure: 'nobody' },
  { name: /^set-up\.unfinished$/, erasure: 'nobody' },
  // Chance bytes that only take up room.
  { name: /^room\.reserve$/, erasure: 'nobody' },
  // What Chromium keeps of the window: no page is cached, no form remembered, no history kept.
  { name: /^window$/, erasure: 'nobody' },
  // The content of one of the others for the moment between writing and renaming.
  {
    name: /^(?:slots\.[ab]\.json|journal\.witness|preferences\.json|this-computer\.json|set-up\.unfinished|restore\.decided)\.tmp$/,
    erasure: 'nobody',
  },
];

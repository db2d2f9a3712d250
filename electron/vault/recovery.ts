import { Refusal } from '../../shared/foundation/failure.ts';
import { localeOf } from '../../shared/foundation/language.ts';
import { wordsFor } from '../../shared/foundation/words.ts';
import type { OutputDone, RecoveryDocument } from '../../shared/notices/model.ts';
import type { Ports } from '../app/ports.ts';
import { screenLanguage } from './preferences.ts';
import { newRecoveryCode, type RecoveryCode, readRecoveryCode } from './recovery-code.ts';

/** Codes that were made and not yet typed back; they are in memory only, one for each running core. */
const proposed = new WeakMap<Ports, RecoveryCode>();

/** Makes a code for a new sheet. It opens nothing until it was typed back. */
export function proposeRecoveryCode(ports: Ports): RecoveryCode {
  const code = newRecoveryCode();
  proposed.set(ports, code);
  return code;
}

/** The proposed code, once it was typed back as it stands on the sheet. Refuses anything else, and keeps the proposal. */
export function typedBack(ports: Ports, typed: string): RecoveryCode {
  const code = readCode(typed);
  if (code !== proposed.get(ports)) throw new Refusal('vault.recovery-code-different');
  return code;
}

/** The new code is the vault's now: nobody needs it in memory any more. */
export function forgetProposal(ports: Ports): void {
  proposed.delete(ports);
}

/** A code as typed; refused with a slip of its own when the two letters at the end do not fit the others. */
export function readCode(typed: string): RecoveryCode {
  const code = readRecoveryCode(typed);
  if (code === null) throw new Refusal('vault.recovery-code-slip');
  return code;
}

/** Prints or saves the sheet with the proposed code, in the screen's language. */
export async function outputRecoverySheet(
  ports: Ports,
  wish: { readonly shopName: string; readonly to: 'printer' | 'pdf' },
): Promise<OutputDone> {
  const code = proposed.get(ports);
  if (code === undefined) throw new Refusal('call.bad-input', { at: '' });
  const document = recoveryDocument(ports, wish.shopName, code);
  const page = { document, size: { widthMm: 210, heightMm: 297 } };
  return wish.to === 'printer' ? ports.print(page) : ports.savePdf(page, `${document.fileName}.pdf`);
}

function recoveryDocument(ports: Ports, shopName: string, code: RecoveryCode): RecoveryDocument {
  const language = screenLanguage(ports.folder);
  const say = wordsFor(language, ports.catalogue.words[language]);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(new Date(ports.now()));
  return {
    kind: 'recovery',
    language,
    shopName,
    title: say('recovery.title'),
    fileName: say('recovery.file-name'),
    lead: say('recovery.lead'),
    code: code.split('-').map((group, index) => ({ place: index + 1, group })),
    sections: ['for', 'keep', 'nobody'].map((name) => ({
      heading: say(`recovery.${name}.heading`),
      text: say(`recovery.${name}.text`),
    })),
    steps: { heading: say('recovery.steps.heading'), lines: say('recovery.steps.lines').split('\n') },
    foot: say('recovery.foot', { day }),
  };
}

import type { Language } from '../../shared/foundation/language.ts';
import type { Say } from '../../shared/foundation/words.ts';
import type { JournalAct, JournalLineView } from '../../shared/journal/model.ts';
import { numberInWords } from '../app/dates.ts';
import { ownFieldName } from '../app/own-names.ts';

/** What was done, as a person would say it, with the numbers that belong to it. */
export function actInWords(say: Say, language: Language, { act, detail }: JournalLineView): string {
  const number = (name: string) => {
    const value = detail[name];
    return typeof value === 'number' ? numberInWords(language, value) : '–';
  };
  const fields = Array.isArray(detail.fields) ? detail.fields : [];
  return say(`journal.acts.${act}`, {
    people: number('people'),
    copies: number('copies'),
    missing: number('missing'),
    tries: number('tries'),
    again: number('again'),
    version: number('version'),
    fields:
      act === 'customer.changed'
        ? fields.map((field) => ownFieldName(field) ?? say(`customers.field.${field}`)).join(', ')
        : '',
  });
}

/** Whether the line's subject is a customer. */
export function isAboutCustomer(act: JournalAct): boolean {
  return /^(?:customer|consent|slip|hold)[.]/.test(act);
}

/** Whether the line's subject is somebody who works or worked here. */
export function isAboutStaff(act: JournalAct): boolean {
  return act.startsWith('staff.');
}

import type { Language } from '../../shared/foundation/language.ts';
import type { NoticeChanges, SectionChange } from '../../shared/notices/changes.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { missingIn, sectionOf, writeNotice } from './compose.ts';
import { contradictionsIn } from './contradictions.ts';
import { currentNotice, currentWordings, sourcesOf, wordingsToday } from './service.ts';

/** What publishing now would change, sentence by sentence, and what stands in its way. */
export function noticeChanges(db: ReadDb, ports: Ports, language: Language): NoticeChanges {
  const sources = sourcesOf(db, ports, language);
  const { parts, items } = missingIn(sources);
  const before = currentNotice(db).texts.find((text) => text.language === language);
  const after = writeNotice(sources);
  const headings = new Map([...(before?.sections ?? []), ...after.sections].map(({ key, heading }) => [key, heading]));
  const sentencesOf = (text: Pick<typeof after, 'sections'> | undefined, key: string) =>
    text?.sections.find((section) => section.key === key)?.sentences.map((sentence) => sentence.text) ?? [];
  return {
    short: changeOf(null, before === undefined ? [] : [before.short], [after.short]),
    sections: [...headings].flatMap(
      ([key, heading]) => changeOf(heading, sentencesOf(before, key), sentencesOf(after, key)) ?? [],
    ),
    questions: changeOf(
      null,
      currentWordings(db).flatMap((wording) => (wording.language === language ? [wording.text] : [])),
      wordingsToday(db, ports).flatMap((wording) => (wording.language === language ? [wording.text] : [])),
    ),
    missing: [
      ...parts.map((part) => ({ kind: 'shop' as const, part })),
      ...items.map((item) => ({ kind: 'pack' as const, heading: sources.say(`notice.heading.${sectionOf(item)}`) })),
    ],
    contradictions: contradictionsIn(sources),
  };
}

function changeOf(heading: string | null, before: readonly string[], after: readonly string[]): SectionChange | null {
  const removed = before.filter((text) => !after.includes(text));
  const added = after.filter((text) => !before.includes(text));
  return removed.length + added.length === 0 ? null : { heading, removed, added };
}

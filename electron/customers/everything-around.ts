import type { Line } from '../../shared/customers/everything.ts';
import type { ExportEntry } from '../../shared/exports/model.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { ActingInVault } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { dataMapOf, nameSayer } from '../datamap/service.ts';
import { importOf } from '../imports/service.ts';
import { apartFrom, copiesOfMerges } from '../merges/service.ts';
import { shopOf } from '../shop/service.ts';
import { standingOf } from '../stops/service.ts';
import { day, line, type PlacesOf, type Sought, text, word } from './everything-parts.ts';
import { countFinding } from './everything-store.ts';

type AroundPlace = 'merges' | 'apart' | 'fingerprints' | 'import' | 'finding' | 'files' | 'copies' | 'given';
type Outside = {
  readonly files: readonly ExportEntry[];
  readonly copies: readonly Instant[];
  readonly asides: readonly Instant[];
};

/** Where somebody appears beside their own entry: in what undoing needs, on lists, in files and copies, with others. */
export function aroundThe(
  db: ReadDb,
  { found, record, language }: Sought,
  { files, copies, asides }: Outside,
  acting: ActingInVault,
): PlacesOf<AroundPlace> {
  const { row, customer } = found;
  const now = acting.ports.now();
  const apart = apartFrom(db, row);
  const { texts, words } = countFinding(db, row);
  const standing = standingOf(db, acting.fingerprint, customer.contactPoints);
  const arrival = importOf(db, row, now);
  return {
    merges: [
      ...record.former_ids.map((id) => line(word('everything.former'), text(id))),
      ...copiesOfMerges(db, row).map(({ mergedAt, undoUntil }) =>
        line(word('everything.both-sides'), day(mergedAt), day(undoUntil, 'slip.history.until')),
      ),
    ],
    apart: apart === 0 ? [] : [line(word('everything.others'), { kind: 'number', number: apart })],
    fingerprints: [
      ...[...standing.stopped].map(([channel, since]) =>
        line(word(`card.channel-names.${channel}`), word('everything.stopped'), day(since, 'everything.from')),
      ),
      ...(standing.erased ? [line(word('everything.erased'))] : []),
    ],
    import:
      arrival === null
        ? []
        : [
            line(
              word(`everything.file.${arrival.kind === 'vcard' ? 'vcard' : 'csv'}`),
              day(arrival.at),
              arrival.undoUntil === null ? null : day(arrival.undoUntil, 'everything.take-back'),
            ),
          ],
    finding:
      texts + words === 0
        ? []
        : [line(word('everything.index'), { kind: 'number', number: texts }, { kind: 'number', number: words })],
    files: files.map(({ startedAt, scope, formats, folder, deleteBy }) =>
      line(
        day(startedAt),
        word(scope === 'everybody' ? 'everything.with-all' : 'everything.alone'),
        text(formats.join(', ')),
        text(folder),
        day(deleteBy, 'everything.delete-by'),
      ),
    ),
    copies: [
      ...copies.map((madeAt) => line(word('everything.copy'), { kind: 'moment', at: madeAt })),
      ...asides.map((madeAt) => line(word('everything.aside'), { kind: 'moment', at: madeAt })),
    ],
    given: givenTo(db, language, acting),
  };
}

/** Every partner of the data map who sees something, with what it is and where they work. */
function givenTo(db: ReadDb, language: Sought['language'], { ports }: ActingInVault): readonly Line[] {
  const { fields, partners } = dataMapOf(db);
  const name = nameSayer(db, ports, shopOf(db));
  return partners.flatMap(({ code, country }) => {
    const seen = fields.filter(({ recipients }) => recipients.includes(code));
    if (seen.length === 0) return [];
    return [
      line(
        text(name('partner', code, language)),
        text(seen.map((field) => name('field', field.code, language)).join(', ')),
        country === null ? null : { kind: 'country', country },
      ),
    ];
  });
}

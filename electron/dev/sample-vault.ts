import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns';
import { type ConsentEventState, channels, withoutCard } from '../../shared/consents/model.ts';
import type { Purpose } from '../../shared/datamap/model.ts';
import type { StaffId, WordingHash } from '../../shared/foundation/id.ts';
import type { Ports } from '../app/ports.ts';
import { askedPurposes } from '../consents/service.ts';
import { insertConsentEvent } from '../consents/store.ts';
import { callingCodeOf } from '../customers/rules.ts';
import { insertCustomersInBulk } from '../customers/service.ts';
import type { WriteDb } from '../database/connection.ts';
import { deviceId, nextStamp } from '../journal/clock.ts';
import { nextHlc } from '../journal/rules.ts';
import { currentNotice, currentWordings } from '../notices/service.ts';
import { purchaseSettings } from '../purchases/service.ts';
import { insertPurchase } from '../purchases/store.ts';
import { ownerSession, shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { SampleCustomer, Story } from './sample-people.ts';
import { randomFrom } from './sample-random.ts';

/** What was put into a vault. */
export type Filled = { readonly customers: number; readonly purchases: number; readonly answers: number };

/**
 * Puts made-up customers with their purchases and answers into an open vault, in one transaction. They were never
 * anybody's act: the journal has no lines about them.
 */
export function fillVault(vault: UnlockedVault, ports: Ports, sample: Iterable<SampleCustomer>): Filled {
  return vault.transaction((tx) => {
    const scene = sceneOf(tx, ports);
    let filled: Filled = { customers: 0, purchases: 0, answers: 0 };
    for (const people of inHandfuls(sample)) filled = fillHandful(tx, people, scene, filled);
    return filled;
  });
}

function fillHandful(tx: WriteDb, people: readonly SampleCustomer[], scene: Scene, filled: Filled): Filled {
  let { customers, purchases, answers } = filled;
  const all = people.map(({ customer }) => customer);
  const rows = insertCustomersInBulk(tx, all, scene.callingCode, scene.stamp);
  people.forEach((person, index) => {
    const row = rows[index] ?? 0;
    const bought = scene.keepsPurchases ? person.purchases : [];
    for (const purchase of bought) {
      insertPurchase(tx, row, { ...purchase, currency: scene.currency }, scene.stamp);
    }
    const told = answersOf(person, scene);
    for (const answer of told) insertConsentEvent(tx, row, answer);
    customers += 1;
    purchases += bought.length;
    answers += told.length;
  });
  return { customers, purchases, answers };
}

function* inHandfuls(sample: Iterable<SampleCustomer>): Generator<readonly SampleCustomer[]> {
  let handful: SampleCustomer[] = [];
  for (const person of sample) {
    handful.push(person);
    if (handful.length < 5000) continue;
    yield handful;
    handful = [];
  }
  if (handful.length > 0) yield handful;
}

type Scene = ReturnType<typeof sceneOf>;
type Answer = Parameters<typeof insertConsentEvent>[2];
type Told = { readonly state: ConsentEventState; readonly at: number };

function sceneOf(tx: WriteDb, ports: Ports) {
  const shop = shopOf(tx);
  const wordings = currentWordings(tx);
  const purchases = purchaseSettings(tx, ports);
  return {
    now: Date.parse(ports.now()),
    callingCode: callingCodeOf(shop.country),
    currency: purchases.currency,
    keepsPurchases: purchases.kept,
    device: deviceId(tx),
    staffId: ownerSession(tx).staffId as StaffId,
    noticeId: currentNotice(tx).id,
    purposes: askedPurposes(tx),
    wordingOf: (purpose: string) =>
      wordings.find((one) => one.purpose === purpose && one.language === shop.language)?.hash as
        | WordingHash
        | undefined,
    stamp: nextStamp(tx, ports),
  };
}

const hour = 60 * 60 * 1000;

function answersOf(person: SampleCustomer, scene: Scene): readonly Answer[] {
  if (person.stories.length === 0) return [];
  const random = randomFrom(person.customer.id);
  const since = Date.parse(person.customer.createdAt);
  const entered = Number.parseInt(person.customer.id.replace('-', '').slice(0, 12), 16);
  let hlc: string | null = null;
  return scene.purposes.flatMap((purpose, index) => {
    const story = person.stories[index % person.stories.length] ?? 'not-asked';
    const own = channels.filter((channel) => purpose.channels.includes(channel));
    return own.flatMap((channel, position) =>
      tell(story, position, purpose, since, scene.now, random.next()).map(({ state, at }): Answer => {
        hlc = nextHlc(hlc, at, scene.device);
        return {
          id: random.uuid(entered),
          purpose: purpose.code,
          channel,
          state,
          at: new Date(at).toISOString(),
          hlc,
          validUntil: isYes(state) ? addMonths(new UTCDate(at), purpose.consentMonths ?? 12).toISOString() : null,
          ...proof(state, purpose, scene),
        };
      }),
    );
  });
}

function proof(state: ConsentEventState, purpose: Purpose, scene: Scene) {
  const shown = state !== 'ConsentUnknown' && state !== 'ConsentWithdrawn';
  return {
    wording: shown ? (scene.wordingOf(purpose.code) ?? null) : null,
    noticeId: shown ? scene.noticeId : null,
    signVersion: null,
    method: state === 'ConsentWithdrawn' ? 'stop-at-counter' : state === 'ConsentUnknown' ? 'import' : 'tap',
    role: 'Owner',
    staffId: scene.staffId,
    deviceId: scene.device,
    afterPayment: true,
    ...withoutCard,
  } as const;
}

/** What was said about one channel, oldest first. Where there was no time yet for a story's end, it has not ended. */
function tell(
  story: Story,
  position: number,
  purpose: Purpose,
  since: number,
  now: number,
  chance: number,
): readonly Told[] {
  const lasts = (purpose.consentMonths ?? 12) * 30 * 24 * hour;
  const recent = Math.max(since, now - lasts * 0.9);
  const late = recent + (now - recent) * chance * 0.95;
  const over = now - lasts * 1.1;
  const at = (moment: number) => Math.floor(moment);
  const yes = (moment: number): Told => ({ state: 'ConsentGiven', at: at(moment) });
  switch (story) {
    case 'not-asked':
      return [];
    case 'given':
      return [yes(late)];
    case 'some-channels':
      return [position % 2 === 0 ? yes(late) : { state: 'ConsentRefused', at: at(late) }];
    case 'refused':
      return [{ state: 'ConsentRefused', at: at(late) }];
    case 'deferred':
      return [{ state: 'ConsentRequestDeferred', at: at(late) }];
    case 'withdrawn':
      return [yes(late), { state: 'ConsentWithdrawn', at: at(late + (now - late) * 0.5) }];
    case 'renewed':
      return [yes(late), { state: 'RenewedConsentGiven', at: at(late + (now - late) * 0.5) }];
    case 'expired':
      return [yes(since < over ? since + (over - since) * chance : late)];
    case 'unknown':
      return [{ state: 'ConsentUnknown', at: at(late) }];
  }
}

function isYes(state: ConsentEventState): boolean {
  return state === 'ConsentGiven' || state === 'RenewedConsentGiven';
}

import { type CallName, contract } from '../../shared/contract.ts';
import { noFilter } from '../../shared/customers/selection.ts';
import type { TestApp } from '../support/open-test-app.ts';
import { testShop } from '../support/test-shop.ts';

/** Who stands for anybody: nobody may read this name or this address where only a mask may be. */
export const somebody = { displayName: 'Mina Wexelholt', contact: 'mina.wexelholt@example.org' };
export const callNames = Object.keys(contract) as CallName[];

/** Adds somebody, for whom `wellFormed` then asks. */
export async function addSomebody(app: TestApp): Promise<string> {
  const { id } = await app.call('customers.add', { ...somebody, language: 'en', underSixteen: false });
  return id;
}

/** An input that the call's schema accepts; `id` stands for whom it is about. A call without one here fails every test of calls. */
export function wellFormed(name: CallName, id: string): unknown {
  const input: unknown = JSON.parse(JSON.stringify(inputs[name] ?? {}).replaceAll('"SOMEBODY"', JSON.stringify(id)));
  if (!contract[name].input.safeParse(input).success)
    throw new Error(`${name} needs a well-formed input in this file.`);
  return input;
}

const hash = 'a'.repeat(64);
const look = { layout: 'band', large: false, qr: 'text', address: '', cameraHours: 72 };
const inputs: Partial<Record<CallName, unknown>> = {
  'vault.chooseLanguage': { language: 'en' },
  'vault.ratePassphrase': { passphrase: 'x' },
  'vault.setUp': { shop: testShop, passphrase: 'x', recoveryCode: 'x' },
  'vault.salvage': { passphrase: 'x' },
  'vault.unlock': { passphrase: 'x' },
  'vault.switchPerson': { id: '01900000-0000-7000-8000-ffffffffffff', secret: 'x' },
  'vault.confirmOwner': { passphrase: 'x' },
  'vault.recoverySheet': { shopName: 'Fern', to: 'pdf' },
  'vault.checkRecoveryCode': { code: 'x' },
  'vault.recover': { code: 'x', passphrase: 'x', newCode: 'x' },
  'vault.changePassphrase': { passphrase: 'x' },
  'vault.changeRecoveryCode': { newCode: 'x' },
  'vault.changeLocks': { passphrase: 'x', newCode: 'x' },
  'shop.change': { name: 'A', address: 'B', contact: 'C', accent: '#2e6b57', idleSeconds: 60 },
  'staff.add': { name: 'Ines', role: 'Counter', pin: '402817' },
  'staff.change': { id: '01900000-0000-7000-8000-ffffffffffff', name: 'Ines', role: 'Counter', pin: null },
  'staff.remove': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'customers.find': { text: 'mina' },
  'customers.similar': { displayName: 'Mina', contact: '' },
  'customers.list': { text: '', offset: 0, limit: 10 },
  'customers.choices': {},
  'customers.saveSelection': { name: 'Without e-mail', filter: { ...noFilter, missing: 'email' } },
  'customers.removeSelection': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'customers.names': { ids: ['SOMEBODY'] },
  'customers.open': { id: 'SOMEBODY' },
  'customers.everything': { id: 'SOMEBODY', language: 'en' },
  'customers.takeEverything': { id: 'SOMEBODY', language: 'en', paper: 'a4', to: 'pdf' },
  'customers.add': { displayName: 'Mina Holt', contact: 'mina@example.org', language: 'en', underSixteen: false },
  'customers.change': {
    id: 'SOMEBODY',
    displayName: 'Mina',
    language: 'en',
    underSixteen: false,
    note: '',
    contactPoints: [],
  },
  'customers.recordVisit': { id: 'SOMEBODY' },
  'customers.undoAdd': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'datamap.checkName': { texts: ['Size'] },
  'datamap.saveField': {
    code: null,
    names: { en: 'Vase size' },
    category: 'pd:Preference',
    provenance: 'ProvidedPersonalData',
    purposes: ['orders'],
    recipients: [],
    optional: true,
    because: 'So that flowers fit.',
    keep: { trigger: 'last-contact', months: 12 },
    reason: '',
  },
  'datamap.changeField': { code: 'note', purposes: ['orders'], recipients: [], because: '' },
  'datamap.retireField': { code: 'own-1', retired: true },
  'datamap.savePartner': { code: null, names: { en: 'Our courier' }, country: null },
  'datamap.removePartner': { code: 'own-1' },
  'datamap.savePurpose': {
    code: null,
    basis: 'eu-gdpr:A6-1-b-contract-performance',
    words: [{ language: 'en', name: 'deliveries', why: 'We deliver.' }],
  },
  'datamap.removePurpose': { code: 'own-1' },
  'datamap.setValues': { id: 'SOMEBODY', values: [] },
  'retention.emptyField': { field: 'own-1' },
  'notices.changes': { language: 'en' },
  'notices.channel': { channel: 'web-page', language: 'en', second: null },
  'notices.saveChannel': { channel: 'aloud', language: 'en', second: 'de' },
  'signs.gone': { id: '01900000-0000-7000-8000-ffffffffffff', outcome: 'replaced' },
  'customers.erase': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'consents.card': { customerId: 'SOMEBODY', language: 'en' },
  'display.use': { wanted: true },
  'display.show': { view: { kind: 'rest', shopName: 'Fern', language: 'en', accent: '#2e6b57' } },
  'retention.proof': { contact: 'mina@example.org' },
  'consents.record': {
    customerId: 'SOMEBODY',
    noticeId: '01900000-0000-7000-8000-ffffffffffff',
    language: 'en',
    afterPayment: false,
    rendered: { controller: 'Fern', order: ['offers'] },
    answers: [{ purpose: 'offers', wording: hash, shown: hash, answer: 'no', channels: [] }],
  },
  'consents.changeRules': { afterPayment: false },
  'consents.sheetCard': { customerId: 'SOMEBODY', number: 1 },
  'consents.publishAsking': {
    questions: [
      {
        code: 'offers',
        asked: true,
        channels: ['email'],
        months: 24,
        words: [{ language: 'en', name: 'offers', why: 'We send offers.', ask: 'May Fern send you offers?' }],
      },
    ],
  },
  'consents.advice': { customerId: 'SOMEBODY' },
  'consents.ending': { days: 60, offset: 0, limit: 10 },
  'consents.printSheets': { language: 'en', format: 'sheet-a5', copies: 1, to: 'pdf' },
  'consents.summary': { customerId: 'SOMEBODY' },
  'consents.stop': { customerId: 'SOMEBODY', which: null },
  'consents.byStopCode': { code: '7X4K92M9' },
  'consents.stopByCode': { code: '7X4K92M9', which: null },
  'consents.history': { customerId: 'SOMEBODY', language: 'en' },
  'consents.outputHistory': { customerId: 'SOMEBODY', language: 'en', format: 'a5', to: 'pdf' },
  'slips.show': { customerId: 'SOMEBODY', language: 'en' },
  'slips.output': { customerId: 'SOMEBODY', language: 'en', to: 'pdf' },
  'slips.saveReceipt': { customerId: 'SOMEBODY', language: 'en' },
  'notices.draft': { language: 'en' },
  'notices.changeChoices': { second: ['rights'], nameAuthority: false, own: [] },
  'signs.show': { format: 'card-a6', language: 'en', look },
  'signs.print': { format: 'card-a6', language: 'en', look, printer: null },
  'signs.savePdf': { format: 'card-a6', language: 'en', look },
  'printers.adjust': { name: 'Till', adjustment: { xMm: 1, yMm: -1, percent: 99.5 } },
  'printers.testPage': { name: 'Till', paper: 'a4', language: 'en', adjusted: false },
  'purchases.add': { customerId: 'SOMEBODY', day: '2026-11-23', what: 'Tulips', amountMinor: 1250 },
  'purchases.remove': { customerId: 'SOMEBODY', id: '01900000-0000-7000-8000-ffffffffffff' },
  'merges.compare': { one: 'SOMEBODY', other: '01900000-0000-7000-8000-ffffffffffff' },
  'merges.keepApart': { one: 'SOMEBODY', other: '01900000-0000-7000-8000-ffffffffffff' },
  'merges.merge': {
    keep: 'SOMEBODY',
    gone: '01900000-0000-7000-8000-ffffffffffff',
    choice: { displayName: 'keep', language: 'keep', note: 'both' },
    contactPoints: [],
  },
  'merges.open': { id: 'SOMEBODY' },
  'merges.undo': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'exports.write': { customerId: '01900000-0000-7000-8000-ffffffffffff', formats: ['csv'], keepDays: 30 },
  'exports.deleted': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'retention.changeRule': { months: 24 },
  'retention.changeOneRule': {
    field: 'note',
    purpose: 'orders',
    trigger: 'last-contact',
    months: 6,
    action: 'remove-field',
    because: '',
  },
  'retention.tryRule': { months: 12 },
  'retention.why': { id: 'SOMEBODY' },
  'retention.hold': { id: 'SOMEBODY', kind: 'other', reason: '', until: '2027-01-31' },
  'retention.endHold': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'retention.people': { group: 'going', offset: 0, limit: 10 },
  'retention.letGo': { token: hash, typed: '1' },
  'retention.cleanUp': { token: hash, typed: '1' },
  'journal.lines': {
    filter: { staffId: null, kind: 'looking', subject: 'SOMEBODY', from: null, until: null },
    offset: 0,
    limit: 10,
  },
  'journal.comparePaper': { length: 1, head: hash },
  'monthend.see': { line: 'ending' },
  'monthend.print': { paper: 'a4', to: 'pdf' },
  'backups.find': { from: 'ask' },
  'backups.restore': { name: 'regulars-2026-11-23-090000.vault', secret: { passphrase: 'x' } },
  'retention.printReceipt': { id: '01900000-0000-7000-8000-ffffffffffff', paper: 'letter', to: 'pdf' },
  'retention.printSlip': {
    id: '01900000-0000-7000-8000-ffffffffffff',
    language: 'pl',
    paper: 'roll-80',
    to: 'pdf',
  },
  'requests.record': { customerId: 'SOMEBODY', kind: 'see', identity: 'known', receivedOn: '2026-11-23', note: '' },
  'requests.identify': { id: '01900000-0000-7000-8000-ffffffffffff', identity: 'looked-at', on: '2026-11-23' },
  'requests.close': { id: '01900000-0000-7000-8000-ffffffffffff', outcome: 'done', reason: '' },
  'imports.report': { verdict: null, offset: 0, limit: 10 },
  'imports.bringIn': { likely: false },
  'imports.undoPreview': { id: '01900000-0000-7000-8000-ffffffffffff' },
  'imports.undo': { id: '01900000-0000-7000-8000-ffffffffffff' },
};

import type { HandlersOf } from '../app/handler-types.ts';
import { askingRulesOf, changeAskingRules } from './asking-rules.ts';
import { cardFor, cardOfSheet } from './card.ts';
import { askingDraft, publishAsking } from './edit-asking.ts';
import { outputHistory, viewHistory } from './history.ts';
import { adviceOn, endingConsents } from './owner-view.ts';
import { printSheets } from './paper-sheets.ts';
import { recordConsent } from './record-consent.ts';
import { askingByWeek } from './service.ts';
import { outputSlip, saveReceipt, showSlip } from './slips.ts';
import { byStopCode, stopByCode, stopConsent, summaryOf } from './stop-consent.ts';

/** What the window may ask about consent. */
export const consentHandlers: HandlersOf<
  | 'consents.rules'
  | 'consents.changeRules'
  | 'consents.asking'
  | 'consents.publishAsking'
  | 'consents.card'
  | 'consents.sheetCard'
  | 'consents.advice'
  | 'consents.ending'
  | 'consents.askedByWeek'
  | 'consents.printSheets'
  | 'consents.record'
  | 'consents.summary'
  | 'consents.stop'
  | 'consents.byStopCode'
  | 'consents.stopByCode'
  | 'consents.history'
  | 'consents.outputHistory'
  | 'slips.show'
  | 'slips.output'
  | 'slips.saveReceipt'
> = {
  'consents.rules': (db, _input, { ports }) => askingRulesOf(db, ports),
  'consents.changeRules': (tx, input, acting) => changeAskingRules(tx, input, acting),
  'consents.asking': (db, _input, acting) => askingDraft(db, acting),
  'consents.publishAsking': (tx, input, acting) => publishAsking(tx, input, acting),
  'consents.card': (db, input, acting) => cardFor(db, input, acting),
  'consents.sheetCard': (db, input, acting) => cardOfSheet(db, input, acting),
  'consents.advice': (db, input, acting) => adviceOn(db, input.customerId, acting),
  'consents.ending': (db, input, acting) => endingConsents(db, input, acting),
  'consents.askedByWeek': (db, _input, acting) => askingByWeek(db, acting),
  'consents.printSheets': (vault, input, acting) => printSheets(vault, input, acting),
  'consents.record': (tx, input, acting) => recordConsent(tx, input, acting),
  'consents.summary': (db, input, acting) => summaryOf(db, input, acting),
  'consents.stop': (tx, input, acting) => stopConsent(tx, input, acting),
  'consents.byStopCode': (db, input, acting) => byStopCode(db, input, acting),
  'consents.stopByCode': (tx, input, acting) => stopByCode(tx, input, acting),
  'consents.history': (tx, input, acting) => viewHistory(tx, input, acting),
  'consents.outputHistory': (vault, input, acting) => outputHistory(vault, input, acting),
  'slips.show': (tx, input, acting) => showSlip(tx, input, acting),
  'slips.output': (vault, input, acting) => outputSlip(vault, input, acting),
  'slips.saveReceipt': (vault, input, acting) => saveReceipt(vault, input, acting),
};

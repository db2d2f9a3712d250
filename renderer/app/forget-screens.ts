import { useConsent } from '../consents/consent-store.ts';
import { useCounter } from '../counter/counter-store.ts';
import { useCustomers } from '../customers/customers-store.ts';
import { useMonth } from '../monthend/month-store.ts';
import { useNotices } from '../notices/notices-store.ts';
import { useRetention } from '../retention/retention-store.ts';

/** Empties everything the screens hold, before somebody else looks at them. */
export function forgetScreens(): void {
  useConsent.setState(useConsent.getInitialState(), true);
  useCounter.setState(useCounter.getInitialState(), true);
  useCustomers.setState(useCustomers.getInitialState(), true);
  useMonth.setState(useMonth.getInitialState(), true);
  useNotices.setState(useNotices.getInitialState(), true);
  useRetention.setState(useRetention.getInitialState(), true);
}

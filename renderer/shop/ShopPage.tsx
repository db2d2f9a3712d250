import { useState } from 'react';
import { useApp } from '../app/app-store.ts';
import { useWords } from '../app/words.ts';
import { BackupsPart } from '../backups/BackupsPart.tsx';
import { ExportPart } from '../exports/ExportPart.tsx';
import { Page } from '../kit/Page.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { StaffPart } from '../staff/StaffPart.tsx';
import { KeysPart } from '../vault/KeysPart.tsx';
import { CountryRules } from './CountryRules.tsx';
import { CustomerDisplay } from './CustomerDisplay.tsx';
import { ShopDetailsForm } from './ShopDetailsForm.tsx';

/** Everything the owner sets up for the shop, one part at a time. A new part is one line in `tabs`. */
export function ShopPage() {
  const say = useWords();
  const shop = useApp((state) => state.shop);
  const asked = useApp((state) => state.shopPart);
  const [part, setPart] = useState(asked);
  if (shop === null) return null;
  return (
    <Page title={say('shop.title')}>
      <Tabs
        label={say('shop.tabs.label')}
        current={part}
        onChange={setPart}
        tabs={[
          { id: 'details', label: say('shop.tabs.details'), content: <ShopDetailsForm shop={shop} /> },
          { id: 'display', label: say('shop.display.title'), content: <CustomerDisplay /> },
          { id: 'staff', label: say('staff.tab'), content: <StaffPart /> },
          { id: 'keys', label: say('keys.tab'), content: <KeysPart /> },
          { id: 'backups', label: say('backups.tab'), content: <BackupsPart /> },
          { id: 'rules', label: say('rules.tab'), content: <CountryRules /> },
          { id: 'exports', label: say('exports.tab'), content: <ExportPart /> },
        ]}
      />
    </Page>
  );
}

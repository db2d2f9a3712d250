import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

type Props<Id extends string> = {
  /** What the tabs are parts of, for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly content: ReactNode }[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
};

/** Parts of one page beside each other, one open. Arrow keys go from tab to tab; what is not open is not there. */
export function Tabs<Id extends string>({ label, tabs, current, onChange }: Props<Id>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={current}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <TabList aria-label={label} className="tabs-list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs-tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabs-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

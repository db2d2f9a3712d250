import {
  BookUser,
  ClipboardCheck,
  Inbox,
  Layers,
  Lock,
  type LucideIcon,
  Megaphone,
  MessageCircleQuestion,
  ScrollText,
  Search,
  Store,
  Users,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { mayActAs } from '../../shared/foundation/role.ts';
import { BackupNews } from '../backups/BackupNews.tsx';
import { AskingPage } from '../consents/AskingPage.tsx';
import { CounterPage } from '../counter/CounterPage.tsx';
import { useCounter } from '../counter/counter-store.ts';
import { CustomersPage } from '../customers/CustomersPage.tsx';
import { DataMapPage } from '../datamap/DataMapPage.tsx';
import { JournalPage } from '../journal/JournalPage.tsx';
import { NavItem } from '../kit/NavItem.tsx';
import { useMonth } from '../monthend/month-store.ts';
import { NoticesPage } from '../notices/NoticesPage.tsx';
import { RequestsPage } from '../requests/RequestsPage.tsx';
import { MonthEndPage } from '../retention/MonthEndPage.tsx';
import { ShopPage } from '../shop/ShopPage.tsx';
import { SwitchDialog } from '../staff/SwitchDialog.tsx';
import { RoomNews } from '../vault/Surroundings.tsx';
import { type PageName, pageRoles, pages, useApp } from './app-store.ts';
import { useCustomerDisplay } from './customer-display.ts';
import { useOwnNames } from './own-names.ts';
import './frame.css';
import { SafeScreen } from './SafeScreen.tsx';
import { useWords } from './words.ts';

const icons: Readonly<Record<PageName, LucideIcon>> = {
  counter: Search,
  customers: BookUser,
  requests: Inbox,
  asking: MessageCircleQuestion,
  map: Layers,
  notices: Megaphone,
  'clean-up': ClipboardCheck,
  journal: ScrollText,
  shop: Store,
};

/** The open shop: its parts down the side, the lock at the end. While a customer answers, none of it is there. */
export function Frame() {
  const say = useWords();
  const { page, shop, go, lock } = useApp();
  const asking = useCounter((state) => state.view.kind === 'ask' || state.view.kind === 'done');
  const showing = useCounter((state) => state.view.kind === 'answers');
  useCustomerDisplay(page === 'counter' && (asking || showing));
  const { reminder, remind } = useMonth();
  const session = useApp((state) => (state.start?.vault.kind === 'unlocked' ? state.start.vault.session : null));
  const [switching, setSwitching] = useState(false);
  const isOwner = session?.role === 'Owner';
  useEffect(() => {
    if (isOwner) void remind();
  }, [remind, isOwner]);
  const isManager = session !== null && mayActAs(session.role, 'Manager');
  const loadNames = useOwnNames((state) => state.load);
  useEffect(() => {
    if (isManager) void loadNames();
  }, [loadNames, isManager]);
  if (session === null) return null;
  if (page === 'counter' && asking) return <CounterPage />;
  return (
    <div className="frame">
      <nav className="frame-nav" aria-label={say('app.nav.label')}>
        <p className="frame-shop">{shop?.name}</p>
        {pages
          .filter((name) => mayActAs(session.role, pageRoles[name]))
          .map((name) => (
            <NavItem
              key={name}
              icon={icons[name]}
              isCurrent={page === name}
              onPress={() => go(name)}
              waits={name === 'clean-up' && reminder ? say('monthend.done.reminder') : null}
            >
              {say(`app.nav.${name}`)}
            </NavItem>
          ))}
        <div className="frame-lock">
          <NavItem icon={Users} isCurrent={false} onPress={() => setSwitching(true)}>
            {say('staff.switch.nav')}
          </NavItem>
          <NavItem icon={Lock} isCurrent={false} onPress={lock}>
            {say('app.nav.lock')}
          </NavItem>
        </div>
      </nav>
      {switching && <SwitchDialog current={session} onClose={() => setSwitching(false)} />}
      <main className="frame-main">
        <RoomNews />
        <BackupNews />
        <SafeScreen key={`${session.staffId} ${page}`}>
          <OpenPage page={page} />
        </SafeScreen>
      </main>
    </div>
  );
}

function OpenPage({ page }: { readonly page: PageName }) {
  switch (page) {
    case 'counter':
      return <CounterPage />;
    case 'customers':
      return <CustomersPage />;
    case 'requests':
      return <RequestsPage />;
    case 'asking':
      return <AskingPage />;
    case 'map':
      return <DataMapPage />;
    case 'notices':
      return <NoticesPage />;
    case 'clean-up':
      return <MonthEndPage />;
    case 'journal':
      return <JournalPage />;
    case 'shop':
      return <ShopPage />;
    default:
      return exhaustive(page);
  }
}

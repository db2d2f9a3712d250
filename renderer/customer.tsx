import { createRoot } from 'react-dom/client';
import { CustomerScreen, type CustomerSideBridge } from './consents/CustomerScreen.tsx';
import './styles/index.css';

declare global {
  interface Window {
    readonly customerSide: CustomerSideBridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('customer.html without a root');
createRoot(root).render(<CustomerScreen bridge={window.customerSide} />);

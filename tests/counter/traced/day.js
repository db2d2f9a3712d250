(async () => {
  const code = (await shop.call('vault.newRecoveryCode', {})).value;
  const details = {
    name: 'Fern & Foxglove',
    address: '12 Lark Lane, Bristol BS1 4ND',
    contact: '0117 496 0123',
    sector: 'florist',
    pack: 'uk',
    country: 'GB',
    language: 'en',
  };
  const passphrase = 'seven quiet herons wade at dusk';
  const made = await shop.call('vault.setUp', { shop: details, passphrase, recoveryCode: code });
  globalThis.isLeaving = true;
  setTimeout(() => location.reload(), 0);
  return `set up: ${made.ok}`;
})();
// next page
(async () => {
  const passphrase = 'seven quiet herons wade at dusk';
  const said = [];
  const ask = async (name, input) => {
    const answer = await shop.call(name, input);
    said.push(`${name}: ${answer.ok || answer.failure.code}`);
    return answer.value;
  };
  const seen = async (what) => {
    for (let tries = 0; tries < 400; tries++) {
      const found = what();
      if (found) return found;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`never seen: ${what}`);
  };
  const add = (displayName, contact) =>
    ask('customers.add', { displayName, contact, language: 'en', underSixteen: false });
  await ask('vault.confirmOwner', { passphrase });
  await ask('staff.add', { name: 'Ines', role: 'Counter', pin: '402817' });
  const quillon = await add('Quillon Zephyrine', '07700 900123');
  const marta = await add('Marta Oduya', 'marta@example.org');
  await ask('consents.card', { customerId: quillon.id, language: 'en' });
  await ask('consents.stop', { customerId: quillon.id, which: null });
  await ask('customers.find', { text: 'quil' });
  await ask('notices.publish', {});
  const look = { layout: 'band', large: false, qr: 'text', address: '', cameraHours: 72 };
  await ask('signs.savePdf', { format: 'card-a6', language: 'en', look });
  await ask('backups.choosePlace', {});
  await ask('backups.make', {});
  await ask('customers.erase', { id: marta.id });
  await ask('exports.write', { customerId: null, formats: ['csv', 'vcard', 'jsonld'], keepDays: 30 });
  await ask('vault.pinsHere', {});
  const buttons = () => [...document.querySelectorAll('nav button')];
  await seen(() => buttons().length > 8);
  // Every page but the last two, which are another person and the lock.
  for (const [index] of buttons().slice(0, -2).entries()) {
    buttons()[index].click();
    await seen(() => document.querySelector('main')?.textContent.length > 20);
  }
  said.push(`pages: ${buttons().length}`);
  return said;
})();
// next page
(async () => {
  await shop.call('vault.chooseLanguage', { language: 'de' });
  // With the lock the page goes, and whatever it would still answer.
  globalThis.isLeaving = true;
  setTimeout(() => void shop.call('vault.lock', {}), 50);
  return 'locking';
})();
// next page
(async () => {
  for (let tries = 0; tries < 400; tries++) {
    const start = await shop.call('vault.start', {});
    if (start.ok && start.value.vault.kind === 'locked') break;
  }
  const wrong = await shop.call('vault.unlock', { passphrase: 'not this one' });
  const right = await shop.call('vault.unlock', { passphrase: 'seven quiet herons wade at dusk' });
  return `locked and open again: ${wrong.ok} ${right.ok}`;
})();

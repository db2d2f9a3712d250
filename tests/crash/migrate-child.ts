import { unlock } from '../vault/a-vault.ts';

// Opens an old book in a folder, which brings it to today's schema, and closes it again.

const [folder = ''] = process.argv.slice(2);
(await unlock(folder)).close();

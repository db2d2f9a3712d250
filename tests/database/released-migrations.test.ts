import { expect, test } from 'vitest';
import { sha256Hex } from '../../electron/database/digest.ts';
import { newestVersion } from '../../electron/database/migrate.ts';
import { migrations } from '../../electron/database/migrations/index.ts';

/** SHA-256 of each step's SQL. A step is frozen when it is released; before that, its line here changes with it. */
const frozen: readonly string[] = [
  '901c9067c1e3519155e99f4c09c2b44845f8a65509b0565fc804b025f6681a3d',
  'a80a6659373a6c4b961c254fc4110864e67901cfa28c53fa67685db12031f4c4',
  'bf07e9b4633b77dd5de374caec6f8cb55ae106ee1d4ad86fb5790538ddc42751',
  'aef7c5408f9555a155e7cf75116d36a650ee5479ff217bda1acd3cfcc310a14d',
  '7753f548547e3b5f80e2fa18f8399814935f0be92d649b7071ea85b94ac52142',
  '28c8e06a7d180cfc067629f660ac653101d82acbf9830d08926a759f19969e7e',
  '54ead7b874ad426a48b21f0b8d73fa979f27fe14801688af23386941499f5e6c',
  'd895c144b0a731f0d285ec99feff42a45ae2a8eba3f1fb9d5fbb0a8471fe6066',
  'e1f0e5fba73e5286845a90c19c01d5bae9b876c53b1006b6239077eb5da323cc',
  '6fc5d90145ba6f11ca6e74e01fcc54cf55cbd19f7196379c601c5d9a30cea783',
  'f2ddcffd810991fa5e41e0491d8280a95350edd3e8a3447f4d5684af9865048b',
  '998f8339eacf3e25f5605f9dd99ad970e2d7b6d7421ebe3adc83de4daacda502',
  'a7b312cc4071cc7aef379dcb877f24a96fd97c2e6226c5d958bd985c82344645',
  '3118f962ad3a9b71dc42282340486df6a2793dfbc0411e86c4a689112d64102e',
  'a3dd2290652d36a722147c390f5e4acde7110ab9d131f521058f9ed7563cebc8',
  '4c3a86939ccb7a1d0cd16205c91b6e866a3b0066da1efff7cd76c5d240473fc3',
  '71c79f0177967ecf84186f07e6f686f05dcae1a6a55dd6ef66f4307dc3372ab5',
  '0b320c7a9c94edacadc4b531d15d604ead3343da27126f4c0a710430de4eb519',
  '8dbbfb17497856ff1ff02573f69d0e0e5832e0d8185d157560f919d224fbf4fd',
  '5110409b07fd245f27296e74cdc1e0c8e1913bdf1e3387f4f8054f79629c5768',
  '0af660e2926b65652111ee285d87e074fbdd2fbc0d4dddc76d39b8f42024829c',
];

test('a step of the schema that shops have taken never changes', () => {
  expect(migrations.map((step) => sha256Hex(step.sql))).toEqual(frozen);
});

test('the steps are numbered without a gap', () => {
  expect(migrations.map((step) => step.number)).toEqual(Array.from({ length: newestVersion }, (_, index) => index + 1));
});

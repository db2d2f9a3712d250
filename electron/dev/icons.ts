import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { virtualDisplay } from './display.ts';
import { findElectron } from './find-electron.ts';
import { drivenLaunchOf } from './launch.ts';
import { root } from './surroundings.ts';

// `npm run icons`: draws resources/icons/icon.svg at every size the systems ask for. Run it after changing the drawing.
const icons = join(root, 'resources', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Picture = { readonly size: number; readonly png: Buffer };

const pictures = await draw();
const at = (size: number) => pictures.find((picture) => picture.size === size) as Picture;
writeFileSync(join(icons, 'icon.png'), at(1024).png);
writeFileSync(join(icons, 'icon.ico'), windowsIcon([16, 24, 32, 48, 64, 128, 256].map(at)));
writeFileSync(
  join(icons, 'icon.icns'),
  appleIcon([
    ['icp4', at(16)],
    ['icp5', at(32)],
    ['icp6', at(64)],
    ['ic07', at(128)],
    ['ic08', at(256)],
    ['ic09', at(512)],
    ['ic10', at(1024)],
  ]),
);
console.log(`Drew ${icons}`);

async function draw(): Promise<readonly Picture[]> {
  const svg = readFileSync(join(icons, 'icon.svg'), 'utf8');
  const app = mkdtempSync(join(tmpdir(), 'regulars-icons-'));
  writeFileSync(join(app, 'package.json'), '{ "name": "icons", "main": "main.cjs" }');
  writeFileSync(
    join(app, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron');\napp.whenReady().then(() => new BrowserWindow({ width: 1100, height: 1100, transparent: true, frame: false }).loadURL('about:blank'));\n",
  );
  const display = await virtualDisplay();
  const electron = await _electron.launch(drivenLaunchOf(await findElectron(), display.env, app));
  try {
    const page = await electron.firstWindow();
    const drawn: Picture[] = [];
    for (const size of sizes) {
      await page.setContent(
        `<style>body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      drawn.push({ size, png: await page.locator('svg').screenshot({ omitBackground: true, scale: 'css' }) });
    }
    return drawn;
  } finally {
    await electron.close();
    display.close();
    rmSync(app, { recursive: true, force: true });
  }
}

/** An .ico holding PNGs, which Windows reads since Vista. */
function windowsIcon(of: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * of.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(of.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of of.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...of.map(({ png }) => png)]);
}

/** An .icns holding PNGs, each under the four letters of its size. */
function appleIcon(of: readonly (readonly [type: string, picture: Picture])[]): Buffer {
  const parts = of.map(([type, { png }]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

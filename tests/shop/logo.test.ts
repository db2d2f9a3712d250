import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { largestLogo, pictureIn } from '../../electron/shop/logo-rules.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { firstLook } from '../../shared/signs/model.ts';
import { openTestApp, type TestApp } from '../support/open-test-app.ts';

let app: TestApp | null = null;
afterEach(() => {
  app?.close();
  app = null;
});

const secret = 'Camera of Quillon Zephyrine at 51.4545 N';

describe('a logo', () => {
  it('is kept without anything that is not seen of it, and stands on signs and slips', async () => {
    app = await openTestApp();
    const { ports } = app;
    ports.file = () => ({ kind: 'chosen', bytes: png({ width: 30, height: 20, remark: secret }) });
    const chosen = await app.call('shop.chooseLogo', {});
    expect(chosen).toMatchObject({ kind: 'chosen', logo: { type: 'image/png', width: 30, height: 20 } });
    const logo = await app.call('shop.logo', {});
    expect(Buffer.from(logo?.base64 ?? '', 'base64').toString('latin1')).not.toContain('Zephyrine');
    const sign = await app.call('signs.show', { format: 'card-a6', language: 'en', look: firstLook });
    expect(sign.logo).toEqual(logo);
    await app.call('shop.removeLogo', {});
    expect(await app.call('shop.logo', {})).toBeNull();
  });

  it('stays as it was when somebody changes their mind or chooses something else', async () => {
    app = await openTestApp();
    const { ports } = app;
    ports.file = () => ({ kind: 'chosen', bytes: png({ width: 3, height: 2 }) });
    await app.call('shop.chooseLogo', {});
    ports.file = () => ({ kind: 'cancelled' });
    expect(await app.call('shop.chooseLogo', {})).toEqual({ kind: 'cancelled' });
    ports.file = () => ({ kind: 'chosen', bytes: new TextEncoder().encode('<svg onload="alert(1)"/>') });
    await app.refused('logo.not-a-picture', 'shop.chooseLogo', {});
    ports.file = () => ({ kind: 'chosen', bytes: png({ width: 4001, height: 2 }) });
    await app.refused('logo.too-many-pixels', 'shop.chooseLogo', {});
    expect(await app.call('shop.logo', {})).toMatchObject({ width: 3, height: 2 });
  });

  it('may be a JPEG; where it was taken and what hangs on behind its end stay behind', () => {
    const picture = pictureIn(jpeg({ width: 640, height: 480, remark: secret }));
    expect(picture).toMatchObject({ type: 'image/jpeg', width: 640, height: 480 });
    expect(Buffer.from(picture.bytes).toString('latin1')).not.toContain('Zephyrine');
    expect([...picture.bytes.slice(0, 3), ...picture.bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xff, 0xd9]);
    expect(pictureIn(picture.bytes)).toEqual(picture);
  });

  it('is refused in good order, whatever is in the file', () => {
    const whole = [png({ width: 30, height: 20, remark: secret }), jpeg({ width: 64, height: 48, remark: secret })];
    const broken = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(fc.constantFrom(...whole), fc.nat(400)).map(([file, length]) => file.subarray(0, length)),
      fc
        .tuple(fc.constantFrom(...whole), fc.nat(120), fc.integer({ min: 0, max: 255 }))
        .map(([file, at, value]) => file.map((byte, index) => (index === at ? value : byte))),
    );
    fc.assert(
      fc.property(broken, (bytes) => {
        try {
          const picture = pictureIn(bytes);
          expect(picture.bytes.length).toBeLessThanOrEqual(bytes.length);
          expect(picture.width).toBeLessThanOrEqual(4000);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => pictureIn(new Uint8Array(largestLogo + 1))).toThrow('file.too-large');
  });
});

type Wish = { readonly width: number; readonly height: number; readonly remark?: string };

function png({ width, height, remark }: Wish): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (width + 1)));
  const remarks = remark === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${remark}`))];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...remarks,
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
    ...remarks,
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

/** The shell of a JPEG: what is read of one, around a scan that nobody draws. */
function jpeg({ width, height, remark = '' }: Wish): Uint8Array {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, Buffer.from(`Exif\0\0${remark}`)),
    segment(0xfe, Buffer.from(remark)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd9]),
    Buffer.from(remark),
  ]);
}

function segment(marker: number, data: Uint8Array): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data]);
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerFrom, contentPolicy, isOwnPage, servedFiles } from '../../electron/shell/app-protocol.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let answer: (request: Request) => Promise<Response>;
const ask = (url: string, method = 'GET') => answer({ url, method } as Request);

beforeAll(() => {
  const top = temporaryFolder();
  const built = join(top, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<!doctype html>');
  writeFileSync(join(built, 'assets', 'app.js'), 'export {}');
  writeFileSync(join(built, 'assets', 'app.js.map'), 'not for pages');
  writeFileSync(join(top, 'secret.txt'), 'secret');
  answer = answerFrom(servedFiles(built));
});

describe('the pages of the app', () => {
  it('come with a type, the policy, and no leave to guess', async () => {
    const page = await ask('app://-/index.html');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect((await ask('app://-/assets/app.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://-/',
    'app://-/assets',
    'app://-/assets/',
    'app://-/assets/app.js.map',
    'app://-/index.html?x',
    'app://-/../secret.txt',
    'app://-/%2e%2e/secret.txt',
    'app://-/..%2fsecret.txt',
    'app://-/..%5csecret.txt',
    'app://-/assets/..%2f..%2fsecret.txt',
    'app://-/index.html%00.js',
    'app://-//etc/passwd',
    'app://-/C:/Windows/win.ini',
    'app://other/index.html',
    'app://user@-/index.html',
    'app://-:80/index.html',
    'file:///etc/passwd',
    'https://-/index.html',
    'index.html',
    'app://-/__proto__',
    'app://-/constructor',
  ])('do not include %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toBe(contentPolicy);
  });

  it('cannot be written to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await ask('app://-/index.html', method)).status).toBe(404);
    }
  });

  it('never include a file outside, whatever is asked for', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      'secret.txt',
      'assets',
      'app.js',
      'C:',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), async (pieces) => {
        const text = await (await ask(`app://-/${pieces.join('/')}`)).text();
        expect(['', '<!doctype html>', 'export {}']).toContain(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('are two, with or without a fragment', () => {
    expect(isOwnPage('app://-/index.html')).toBe(true);
    expect(isOwnPage('app://-/print.html#top')).toBe(true);
    for (const other of ['app://-/', 'app://-/assets/app.js', 'app://-/index.html?x', 'https://example.org', '']) {
      expect(isOwnPage(other)).toBe(false);
    }
  });
});

describe('the content policy', () => {
  it('allows nothing unsafe and no network', () => {
    expect(contentPolicy).not.toMatch(/unsafe|https?:|\*/);
    expect(contentPolicy).toContain("default-src 'none'");
    expect(contentPolicy).toContain("connect-src 'none'");
    expect(contentPolicy).toContain("require-trusted-types-for 'script'");
  });

  it("names the component library's one style element by what it says", () => {
    const source = readFileSync('node_modules/react-aria/dist/private/interactions/usePress.mjs', 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const template = /style\.textContent = `([^`]+)`/.exec(source)?.[1] ?? '';
    const style = template.replace(/\$\{[^}]+PRESSABLE_ATTRIBUTE\}/, attribute).trim();
    const hash = createHash('sha256').update(style).digest('base64');
    expect(contentPolicy).toContain(`'sha256-${hash}'`);
  });
});

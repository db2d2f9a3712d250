import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { CustomScheme } from 'electron';

/** Our own scheme, as Chromium has to know it before it starts. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
};

/** The pages there are: the shop's, the customer's, and paper. */
export const windowPage = 'app://-/index.html';
export const customerPage = 'app://-/customer.html';
export const printPage = 'app://-/print.html';

/** True for our own pages, with or without a fragment. */
export function isOwnPage(url: string): boolean {
  const page = url.split('#', 1)[0];
  return page === windowPage || page === customerPage || page === printPage;
}

/**
 * What the pages may do. The hash is the one style element that the component library adds
 * (`touch-action` of pressable things); a test computes it from the library's source.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** A file that may be asked for. */
export type ServedFile = { readonly path: string; readonly type: string };

/** Every file under the folder by the path it is asked for with. Files of unknown kinds are left out. */
export function servedFiles(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const path of filesUnder(folder)) {
    const type = types[extname(path)];
    if (type !== undefined) files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type });
  }
  return files;
}

/** Answers requests from the list alone: a path is looked up as it is, never joined to a folder. */
export function answerFrom(files: ReadonlyMap<string, ServedFile>): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === 'GET' ? fileFor(files, request.url) : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers });
    return new Response(await readFile(file.path), { headers: { ...headers, 'Content-Type': file.type } });
  };
}

function fileFor(files: ReadonlyMap<string, ServedFile>, address: string): ServedFile | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, username, password, pathname, search } = new URL(address);
  if (protocol !== 'app:' || host !== '-' || username !== '' || password !== '' || search !== '') return undefined;
  return files.get(pathname);
}

// Not `recursive: true`: that does not look into a packaged app's archive.
function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

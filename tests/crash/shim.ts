import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, mustRun } from '../../electron/dev/surroundings.ts';
import { needCommands } from '../../electron/dev/system-packages.ts';

/** One fault for one child: at which call of its protocol something goes wrong, and what. Calls are counted from 1. */
export type Fault = {
  readonly killAt?: number;
  /** The write that is killed has half of its bytes on the disk. */
  readonly torn?: boolean;
  readonly fullAt?: number;
  /** So many calls find the disk full; from there on all of them when left out. */
  readonly fullFor?: number;
  /** Part of the name of a file whose removal makes room again. */
  readonly roomIn?: string;
  readonly readAt?: number;
  readonly readFor?: number;
  /** Where every change is written down, for playing power cuts. */
  readonly record?: string;
  /** Where the counts of changes and reads land when the child ends by itself. */
  readonly count?: string;
};

let built: Promise<string> | null = null;

/** The environment in which a child meets the fault in everything it does below the folder. Linux only. */
export async function underFault(folder: string, fault: Fault): Promise<NodeJS.ProcessEnv> {
  built ??= build();
  const env: NodeJS.ProcessEnv = { ...process.env, LD_PRELOAD: await built, FAULT_FOLDER: folder };
  const set = (name: string, value: string | number | boolean | undefined) => {
    if (value !== undefined && value !== false) env[name] = String(value);
  };
  set('FAULT_KILL_AT', fault.killAt);
  set('FAULT_TORN', fault.torn);
  set('FAULT_FULL_AT', fault.fullAt);
  set('FAULT_FULL_FOR', fault.fullFor);
  set('FAULT_ROOM_IN', fault.roomIn);
  set('FAULT_READ_AT', fault.readAt);
  set('FAULT_READ_FOR', fault.readFor);
  set('FAULT_RECORD', fault.record);
  set('FAULT_COUNT', fault.count);
  return env;
}

// Kept between runs under a name that changes with its source.
async function build(): Promise<string> {
  const source = join(import.meta.dirname, 'shim', 'fault-shim.cpp');
  const mark = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  const target = join(cacheFolder, `fault-shim-${mark}-${process.arch}.so`);
  if (existsSync(target)) return target;
  await needCommands([{ command: 'g++', packages: ['g++'] }], console.log);
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  await mustRun('g++', ['-shared', '-fPIC', '-O1', '-std=c++17', source, '-o', unfinished, '-ldl', '-pthread']);
  renameSync(unfinished, target);
  return target;
}

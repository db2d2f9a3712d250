import { describe, expect, it } from 'vitest';
import { idleLock, isTouch, type Timers } from '../../electron/shell/idle-lock.ts';

/** A clock that moves when told to, and rings what is due on the way. */
function fakeTimers() {
  let now = 0;
  let waiting: { due: number; work: () => void }[] = [];
  const timers: Timers = {
    now: () => now,
    after(milliseconds, work) {
      const alarm = { due: now + milliseconds, work };
      waiting.push(alarm);
      return () => {
        waiting = waiting.filter((other) => other !== alarm);
      };
    },
  };
  return {
    timers,
    waiting: () => waiting.length,
    pass(seconds: number) {
      const until = now + seconds * 1000;
      for (;;) {
        const [next] = waiting.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.due;
        next.work();
      }
      now = until;
    },
    /** The computer slept: the clock went on, nothing rang. */
    sleep(seconds: number) {
      now += seconds * 1000;
    },
  };
}

function counting() {
  const world = fakeTimers();
  const seen = { locks: 0 };
  const idle = idleLock(world.timers, () => {
    seen.locks += 1;
  });
  return { ...world, idle, seen };
}

describe('the idle lock', () => {
  it('locks once after the time without a touch', () => {
    const { idle, pass, seen } = counting();
    idle.arm(60);
    pass(59.9);
    expect(seen.locks).toBe(0);
    pass(0.1);
    expect(seen.locks).toBe(1);
    pass(600);
    expect(seen.locks).toBe(1);
  });

  it('counts from the last touch', () => {
    const { idle, pass, seen } = counting();
    idle.arm(60);
    pass(50);
    idle.touch();
    pass(59);
    expect(seen.locks).toBe(0);
    pass(1);
    expect(seen.locks).toBe(1);
  });

  it('does not lock a shop that is in use all day', () => {
    const { idle, pass, seen, waiting } = counting();
    idle.arm(15);
    for (let minute = 0; minute < 8 * 60; minute += 1) {
      for (let time = 0; time < 60; time += 10) {
        pass(10);
        idle.touch();
      }
    }
    expect(seen.locks).toBe(0);
    expect(waiting()).toBe(1);
  });

  it('takes a new setting at once', () => {
    const { idle, pass, seen } = counting();
    idle.arm(600);
    pass(10);
    idle.arm(15);
    pass(15);
    expect(seen.locks).toBe(1);
    pass(600);
    expect(seen.locks).toBe(1);
  });

  it('locks when the computer wakes up late', () => {
    const { idle, pass, sleep, seen } = counting();
    idle.arm(60);
    sleep(3600);
    pass(0);
    expect(seen.locks).toBe(1);
  });

  it('does not count while nothing is open', () => {
    const { idle, pass, seen } = counting();
    pass(600);
    idle.arm(60);
    idle.disarm();
    idle.touch();
    pass(600);
    expect(seen.locks).toBe(0);
  });

  it('takes fingers, keys and pointers for somebody, and a window under a resting pointer for nobody', () => {
    for (const type of ['mouseMove', 'mouseDown', 'rawKeyDown', 'char', 'touchStart', 'mouseWheel', 'gestureTap']) {
      expect(isTouch(type)).toBe(true);
    }
    for (const type of ['mouseEnter', 'mouseLeave', 'undefined']) expect(isTouch(type)).toBe(false);
  });
});

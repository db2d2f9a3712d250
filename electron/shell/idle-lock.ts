/** What counting idle time needs of the world: a clock that only goes forward, and something to be woken by. */
export type Timers = {
  now(): number;
  /** Answers how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
};

export type IdleLock = {
  /** Starts counting: `lock` is called after so many seconds without a touch. Counting anew replaces what was. */
  arm(seconds: number): void;
  /** Somebody is there. Cheap: it may be called for every move of a finger. */
  touch(): void;
  /** Stops counting. */
  disarm(): void;
};

/** Calls `lock` once when nobody has been there for the time that was armed. */
export function idleLock(timers: Timers, lock: () => void): IdleLock {
  let limit = 0;
  let lastTouch = 0;
  let callOff: () => void = () => {};

  function wait(milliseconds: number): void {
    callOff = timers.after(milliseconds, () => {
      const left = limit - (timers.now() - lastTouch);
      if (left > 0) return wait(left);
      lock();
    });
  }

  return {
    arm(seconds) {
      callOff();
      limit = seconds * 1000;
      lastTouch = timers.now();
      wait(limit);
    },
    touch() {
      lastTouch = timers.now();
    },
    disarm() {
      callOff();
    },
  };
}

/** True when a person did it. A window that appears under a resting pointer is nobody's doing. */
export function isTouch(inputType: string): boolean {
  return inputType !== 'mouseEnter' && inputType !== 'mouseLeave' && inputType !== 'undefined';
}

/** Between two pieces of long work: whoever else asked something is answered before the next one. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

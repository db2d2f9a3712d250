/** What is checked without running the app: name for people, script of package.json. */
export const staticChecks = [
  ['types', 'types'],
  ['format and lint', 'biome'],
  ['typed lint', 'eslint'],
  ['layers', 'layers'],
  ['dead code', 'dead-code'],
  ['packaging plan', 'package-plan'],
] as const satisfies readonly (readonly [name: string, script: string])[];

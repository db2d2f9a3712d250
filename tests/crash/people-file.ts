/** A file of these people as a till writes it. */
export function peopleFile(people: readonly { readonly name: string; readonly contact: string }[]): string {
  return ['Name,Email', ...people.map(({ name, contact }) => `${name},${contact}`)].join('\r\n');
}

/** The first of the device's languages that the game speaks; Dutch where it speaks none. */
export function languageOfDevice(): 'nl' | 'en' {
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'nl' || tag === 'en');
  return known === 'en' ? 'en' : 'nl';
}

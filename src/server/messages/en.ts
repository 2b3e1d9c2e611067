/** What the server says in English. */
import type { nl } from './nl.ts';

export const en: typeof nl = {
  ready: (address) => `Tegenspel is ready at ${address}  (stop: Ctrl+C)`,
  taken: (port, next) => `Port ${port} is taken; trying ${next}.`,
  noPort: (first, last) => `The ports ${first} to ${last} are taken. Choose one yourself: npm start -- --port 8080`,
  badPort: (found) => `"${found}" cannot be a port; choose a number from 0 to 65535.`,
  badOption: (found) => `I do not know ${found}. There are: --port, --host, --data, --new-host-key`,
  failed: (reason) =>
    `The server cannot start: ${reason}
  Choose another address or port: npm start -- --host localhost --port 8080`,
  notBuilt: 'The game has not been built yet. First run: npm run build',
  notFound: 'There is no such page.',
  notAllowed: 'Things can only be read here.',
  network: (address) => `On the network: ${address}`,
  hostLink: (link) =>
    `Give a workshop: ${link}
  Keep this host link; it is nowhere else. Whoever has it runs all workshops here.`,
  hostLinkKept: (address) =>
    `Give a workshop: ${address}, with the host link of the first start. Lost it? Start with --new-host-key: npm start -- --new-host-key`,
  hostPassphrase: (address) => `Give a workshop: ${address}, with the passphrase.`,
  backedUp: (file) => `The data of the former version are in ${file}.`,
  noStore: (reason) =>
    `The data cannot be opened: ${reason}
  Check that Tegenspel may write in its folder, or that the database is running, and start again. Nothing has changed.`,
  newerData: 'The data are of a newer version of Tegenspel. Update Tegenspel here, then start it again.',
  badPassphrase: 'The passphrase in TEGENSPEL_PASSPHRASE is too short; take one of at least 12 characters.',
  csv: ['Nickname', 'Team', 'Place', 'Conversation', 'Attempt', 'Score', 'Stars', 'Own hours', 'Handed in', 'Choices'],
};

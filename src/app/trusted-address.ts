/** Where the browser knows Trusted Types, the address of a worker has to come from a policy that the page names. */
type TrustedTypes = { createPolicy: (name: string, rules: Rules) => Rules };
type Rules = { createScriptURL: (address: string) => string };

let policy: Rules | null = null;

/** An address of the game's own that a worker may be started from. Throws RangeError for any other. */
export function trustedAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('tegenspel-worker', { createScriptURL: ownAddress }) ?? {
    createScriptURL: ownAddress,
  };
  return policy.createScriptURL(address);
}

function ownAddress(address: string): string {
  const { href } = new URL(address, document.baseURI);
  if (!href.startsWith(new URL('./', document.baseURI).href)) throw new RangeError(`${href} is not of this game`);
  return href;
}

// Asks the browser for a passkey: to make one, or to use one. What it says goes to the server as it is.

const SENTENCES = {
  InvalidStateError: 'This device has a passkey of yours already.',
  NotAllowedError: 'No passkey was used.',
  SecurityError: 'Passkeys of this server do not work at this address. Ask your administrator.',
};

/** Browsers have passkeys over HTTPS and on the own machine. */
export const hasPasskeys = () => Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

export const makePasskey = (options) => told(() => navigator.credentials.create({
  publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));

export const usePasskey = (options) => told(() => navigator.credentials.get({
  publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));

async function told(ask) {
  try {
    return (await ask()).toJSON();
  } catch (error) {
    throw SENTENCES[error.name] ? new Error(SENTENCES[error.name]) : error;
  }
}

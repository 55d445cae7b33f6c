/**
 * Stands in for `Sha1Js` and `Sha256Js`, with which the SDK hashes where Node was built without OpenSSL: Lambda's
 * was built with it, as every Node that people install.
 */
class HashInScript {
  constructor() {
    throw new Error('this Node has no node:crypto, and this bundle no hash of its own');
  }
}

export { HashInScript as Sha1Js, HashInScript as Sha256Js };

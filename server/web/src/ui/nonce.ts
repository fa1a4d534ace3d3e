/** Styles that libraries make need the word that the Content-Security-Policy of this page names. */

export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

/** Lets a library that knows nothing of nonces make styles, for the time of a call. */
export function withStyleNonce<T>(make: () => T): T {
  const original = Document.prototype.createElement;
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element: HTMLElement = original.call(document, name, options);
    if (name === 'style') element.nonce = styleNonce;
    return element;
  };
  try {
    return make();
  } finally {
    delete (document as Partial<Document>).createElement;
  }
}

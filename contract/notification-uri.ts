/** A whole https address, with nobody's name before the host and no fragment. */
const notifiable = /^https:\/\/[^\s/?#@\\]+(?:[/?][^\s#]*)?$/;

/** Whether a client can be told at `uri` that a login has ended which it asked for itself (CIBA Core 1.0, section 4). */
export function isNotifiable(uri: string): boolean {
	return uri.length <= 500 && notifiable.test(uri);
}

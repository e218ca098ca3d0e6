const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64url without padding; written out, because this folder has neither Node's Buffer nor a page's btoa. */
export function toBase64url(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += 3) {
		const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
		const group = (first << 16) | (second << 8) | third;
		for (const shift of [18, 12, 6, 0]) text += alphabet[(group >>> shift) & 63];
	}
	return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/** @returns `undefined` where `text` is not base64url without padding */
export function fromBase64url(text: string): Uint8Array | undefined {
	if (text.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let buffer = 0;
	let bits = 0;
	let length = 0;
	for (const character of text) {
		const value = alphabet.indexOf(character);
		if (value < 0) return undefined;
		buffer = ((buffer << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length++] = buffer >>> bits;
	}
	return bytes;
}

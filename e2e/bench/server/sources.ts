/** Where benchmarks come from (RFC 2544, section 9.1): each call from an address of its own, so that none floods. */
export function nextSource(): string {
	count += 1;
	return `198.${18 + ((count >> 16) & 1)}.${(count >> 8) & 255}.${count & 255}`;
}

let count = 0;

import { isIPv6, SocketAddress } from "node:net";

/** An address as RFC 5952 writes it, an IPv4-mapped one as plain IPv4. */
export function plainAddress(address: string): string {
	const bare = address.split("%", 1)[0] ?? address;
	if (!isIPv6(bare)) return bare;
	const written = new SocketAddress({ address: bare, family: "ipv6" }).address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(written)?.[1];
	return mapped ?? written;
}

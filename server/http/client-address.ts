import { isIPv4, isIPv6, SocketAddress } from "node:net";
import type { FastifyRequest } from "fastify";

/**
 * The address a call came from. What a trusted proxy says is believed where it is an address; where it is not, the
 * proxy's own address is what there is to know.
 */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, "ip" | "socket">): string {
	return plainAddress(ip) ?? plainAddress(socket.remoteAddress ?? "") ?? "0.0.0.0";
}

/**
 * An address as RFC 5952 writes it, an IPv4-mapped one as plain IPv4, and without the port that some proxies add.
 * @returns `undefined` for what is no address
 */
export function plainAddress(text: string): string | undefined {
	const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
	const [, withPort] = /^([\d.]+):\d+$/.exec(text) ?? [];
	const bare = (bracketed ?? withPort ?? text).split("%", 1)[0] ?? "";
	if (isIPv4(bare)) return bare;
	if (!isIPv6(bare)) return undefined;
	const written = new SocketAddress({ address: bare, family: "ipv6" }).address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(written)?.[1];
	return mapped ?? written;
}

import { isIPv6, SocketAddress } from "node:net";

/**
 * What requests are counted and quieted by: an IPv4 address, or the first 64 bits of an IPv6 address, because whoever
 * has one address of such a network usually has all of them.
 * @param address as `plainAddress` writes it
 */
export function sourceOf(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = "", tail] = address.split("::");
	const before = head === "" ? [] : head.split(":");
	const after = tail === undefined || tail === "" ? [] : tail.split(":");
	const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
	const network = [...before, ...zeros, ...after].slice(0, 4).join(":");
	return `${new SocketAddress({ address: `${network}::`, family: "ipv6" }).address}/64`;
}

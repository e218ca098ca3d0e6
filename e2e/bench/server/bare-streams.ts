import { verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * The least that a server of streams on Node is which lets nobody in without a proof of key: one signature to verify with
 * a key that it has never seen, and a first event. A program of its own, for what the real server's readers come back to.
 */

/** What stands before an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
const beforeKey = Buffer.from("302a300506032b6570032100", "hex");
const event = 'event: snapshot\ndata: {"revision":0,"requests":[]}\n\n';

const server = createServer((request, response) => {
	const proof = request.headers["dpop"];
	if (typeof proof !== "string") {
		response.writeHead(200, { "content-length": 0 }).end();
		return;
	}
	response.writeHead(isSigned(proof) ? 200 : 401, { "content-type": "text/event-stream" }).write(event);
});
server.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1", backlog: 4096 }, () => {
	console.log(`listening at ${(server.address() as AddressInfo).port}`);
});

/** RFC 9449, section 4.2: the key stands in the header of what it signed. */
function isSigned(proof: string): boolean {
	const [head = "", claims = "", signature = ""] = proof.split(".");
	const { jwk } = JSON.parse(Buffer.from(head, "base64url").toString());
	const key = Buffer.concat([beforeKey, Buffer.from(jwk.x, "base64url")]).toString("base64");
	const pem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`;
	return verify(null, Buffer.from(`${head}.${claims}`), pem, Buffer.from(signature, "base64url"));
}

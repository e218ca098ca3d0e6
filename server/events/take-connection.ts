import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Takes a connection out of the exchange that it came with, for an answer that goes on for hours: request, response
 * and all that hangs on them would weigh more than the connection itself. Whoever takes it writes the answer, head and
 * all. What comes in later is read by nobody, so it is no request either; that the other end has gone is still noticed.
 * @returns `undefined` where it is gone already
 */
export function takeConnection(request: IncomingMessage, response: ServerResponse): Socket | undefined {
	const { socket } = response;
	if (!socket || socket.destroyed) return undefined;
	response.detachSocket(socket);
	// Node's parser of requests reads here. It lets go of the handle below as well, once somebody else listens.
	socket.removeAllListeners("data");
	socket.on("data", ignore);
	// The request is kept until the connection closes: without what it said, a token and a proof among it.
	request.headers = {};
	request.rawHeaders.length = 0;
	// For whoever waits for the exchange to be over.
	response.emit("close");
	return socket;
}

function ignore(): void {}
